package dev.scrm.gateway;

import static dev.scrm.gateway.callbacks.wecom.SignedCallback.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.callbacks.wecom.Xml;
import dev.scrm.gateway.corps.App;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.platform.test.TestTokens;
import dev.scrm.simulator.DemoCorp;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A corp that gives its contact-sync helper (通讯录同步助手) to the gateway. */
@TestPropertySource(properties = {"gateway.reconciliation.nightly=false", "gateway.reconciliation.settling=0s"})
class ContactSyncFlowTests extends AdministeredGateway {
    private static final App HELPER = new App(
            CORP,
            App.CONTACT_SYNC,
            DemoCorp.CONTACT_SYNC_SECRET,
            "tokenOfContactSync",
            SECOND_APP.callbackAesKey(),
            Set.of(),
            false);

    @Test
    void readsStaffWithoutCustomerContactOnceTheHelperIsThereAndSaysSoBefore() {
        var before = reconcileStaff();
        assertThat(before.path("customerContactOnly").asBoolean()).isTrue();
        Http.postJson(
                Simulator.url() + "/sim/v1/members", "{\"userId\":\"%s\",\"customerContact\":false}".formatted(id));
        assertThat(reconcileStaff().path("read").asInt())
                .isEqualTo(before.path("read").asInt());

        register(HELPER.secret());
        var after = reconcileStaff();

        assertThat(after.has("customerContactOnly")).as(after.toString()).isFalse();
        assertThat(after.path("read").asInt())
                .as(after.toString())
                .isGreaterThan(before.path("read").asInt());
        assertThat(events(Topics.WECOM_SNAPSHOTS, id))
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot.type().name()).isEqualTo("scrm.wecom.staff-snapshot"));
        remove();
    }

    @Test
    void takesTheCallbacksOfTheHelper() {
        register(HELPER.secret());

        var answer = post(
                HELPER,
                SignedCallback.of(
                        HELPER,
                        CORP,
                        Xml.event(
                                "change_contact",
                                "<ChangeType>create_user</ChangeType><UserID>%s</UserID><Department>1</Department>"
                                        .formatted(id)),
                        1));

        assertThat(answer.status()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> !events(Topics.WECOM_CALLBACKS, id).isEmpty());
        remove();
    }

    @Test
    void checksTheHelper() {
        register(HELPER.secret());
        assertThat(staffList().path("verdict").asString()).isEqualTo("ok");

        register(SECOND_APP.secret());
        var found = staffList();
        assertThat(found.path("verdict").asString()).isEqualTo("wrong");
        assertThat(found.path("code").asInt()).isEqualTo(48002);
        assertThat(found.path("where").asString()).contains("通讯录同步");

        register(HELPER.secret());
        assertThat(staffList().path("verdict").asString())
                .as("with the token of the right secret")
                .isEqualTo("ok");
        remove();
    }

    private JsonNode staffList() {
        database.getCollection("connection-checks").deleteMany(new Document());
        return Http.postJson(url("/api/v1/corps/" + CORP + "/check"), TestTokens.admin(), "")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("item").asString().equals("staff-list"))
                .filter(item -> item.path("app").asString().equals(App.CONTACT_SYNC))
                .findFirst()
                .orElseThrow();
    }

    private void register(String secret) {
        put(secret, true);
    }

    private void remove() {
        put(HELPER.secret(), false);
        Http.delete(TestTokens.admin(), url("/api/v1/corps/" + CORP + "/apps/" + App.CONTACT_SYNC));
    }

    private void put(String secret, boolean enabled) {
        var registered = put(
                "/apps/" + App.CONTACT_SYNC,
                "{\"secret\":\"%s\",\"callbackToken\":\"%s\",\"callbackAesKey\":\"%s\",\"enabled\":%s,\"overlap\":\"PT0S\"}"
                        .formatted(secret, HELPER.callbackToken(), HELPER.callbackAesKey(), enabled));
        assertThat(registered.status()).as(registered.body()).isEqualTo(200);
        assertThat(registered.json().path("callbackPath").asString())
                .isEqualTo("/wecom/callback/" + CORP + "/contact-sync");
    }

    /** The part as it is told at the end. */
    private JsonNode reconcileStaff() {
        var path = "/api/v1/corps/" + CORP + "/reconciliations";
        var runId = Http.postJson(url(path), TestTokens.admin(), "{\"parts\":[\"staff\"]}")
                .json()
                .path("id")
                .asString();
        await().atMost(PATIENCE)
                .until(() -> get("/reconciliations/" + runId)
                        .json()
                        .path("status")
                        .asString()
                        .equals("finished"));
        var shown = get("/reconciliations/" + runId).json().path("parts").path(0);
        var told = events(Topics.WECOM_SNAPSHOTS, runId).stream()
                .filter(event -> event.type().name().equals("scrm.wecom.reconciliation-finished"))
                .findFirst()
                .orElseThrow();
        GoldenSample.assertMatchesSchema(told.type().toString(), told.data());
        var part = JsonMapper.shared().readTree(told.data()).path("parts").path(0);
        assertThat(part.path("customerContactOnly")).isEqualTo(shown.path("customerContactOnly"));
        return part;
    }
}
