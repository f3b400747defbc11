package dev.scrm.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.MessageBodies;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** All that operators of such a gateway can be shown, and a reconciliation of what WeCom knows. */
abstract class OperatedGatewayWithSecrets extends GatewayWithSecrets {
    /** What WeCom knows of a customer's telephone is for those alone who have the key of message bodies. */
    void reconcile() {
        var mobile = secrets.add("a remarked mobile", "13" + (100_000_000 + Math.floorMod(id.hashCode(), 900_000_000)));
        var remarked = Simulator.customer().externalUserId();
        assertThat(Simulator.call(
                        "externalcontact/remark",
                        "{\"userid\":\"lin.wei\",\"external_userid\":\"%s\",\"remark_mobiles\":[\"%s\"]}"
                                .formatted(remarked, mobile)))
                .isZero();

        var begun = call("POST", "/reconciliations", "{}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        var path = "/api/v1/corps/" + CORP + "/reconciliations/"
                + JsonMapper.shared().readTree(begun.body()).path("id").asString();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> send(request(path, admin).GET()).body().contains("\"finished\""));
        showTo(admin, path, path + "/differences?limit=100");
        showTo(operator, path, path + "/differences?limit=100");

        assertThat(events(Topics.WECOM_SNAPSHOTS, remarked)).anySatisfy(event -> {
            var sealed = JsonMapper.shared().readTree(event.data()).path("personalData");
            assertThat(MessageBodies.fromKeyset(KEYSET).open(event.id(), sealed.asString()))
                    .asString(UTF_8)
                    .contains(mobile);
        });
    }

    void showOperations() {
        var letters = send(request("/api/v1/operations/dead-letters", admin).GET());
        var letter = JsonMapper.shared().readTree(letters.body()).at("/items/0/id");
        assertThat(letter.asString("")).as(letters.body()).isNotEmpty();
        for (var what : List.of(
                "spool",
                "callbacks",
                "tokens",
                "budget",
                "lanes",
                "ledger",
                "parked",
                "dead-letters",
                "dead-letters/" + letter.asString())) {
            showTo(admin, "/api/v1/operations/" + what);
            showTo(operator, "/api/v1/operations/" + what + "?corpId=" + CORP);
        }
    }

    void showTo(String token, String... paths) {
        for (var path : paths) {
            assertThat(send(request(path, token).GET()).statusCode()).as(path).isEqualTo(200);
        }
    }
}
