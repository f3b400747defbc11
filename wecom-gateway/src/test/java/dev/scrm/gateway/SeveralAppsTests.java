package dev.scrm.gateway;

import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.gateway.corps.App;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A corp with two apps: WeCom tells both of an addition, each with a code that only this app can use. */
class SeveralAppsTests extends RunningGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name = "客户" + UUID.randomUUID();

    @BeforeEach
    void listen() {
        Simulator.callBackTo(DEMO_APP, url(""));
        Simulator.callBackTo(SECOND_APP, url(""));
    }

    @AfterEach
    void listenToOneAgain() {
        Simulator.callBackTo(SECOND_APP, "http://127.0.0.1:9");
    }

    @Test
    void tellsOfOneAdditionUnderOneIdWithTheCodeOfEachApp() {
        var customer = scan();

        var events = additions(customer);

        assertThat(events)
                .extracting(EventEnvelope::id)
                .containsOnly(events.getFirst().id());
        assertThat(events)
                .extracting(event -> data(event).path("agentId").asString())
                .containsExactlyInAnyOrder(DEMO_APP.agentId(), SECOND_APP.agentId());
        assertThat(events)
                .extracting(event -> data(event).path("welcomeCode").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void deliversTheCodeOfEitherAppAndOnlyAsThatApp() {
        var customer = scan();
        var ofSecond = additions(customer).stream()
                .map(SeveralAppsTests::data)
                .filter(data -> data.path("agentId").asString().equals(SECOND_APP.agentId()))
                .findFirst()
                .orElseThrow();
        var code = ofSecond.path("welcomeCode").asString();

        // To another app WeCom calls the code invalid, with the errcode it has for one that is too old.
        assertThat(welcome(customer, DEMO_APP, code).path("errorCode").asInt()).isEqualTo(41050);
        assertThat(welcome(customer, SECOND_APP, code).path("status").asString())
                .isEqualTo("sent");
    }

    private String scan() {
        return Http.postJson(
                        Simulator.url() + "/sim/v1/scans",
                        "{\"contactWayState\":\"poster-17\",\"userId\":\"lin.wei\",\"customer\":{\"name\":\"%s\"}}"
                                .formatted(name))
                .json()
                .path("externalUserId")
                .asString();
    }

    private static List<EventEnvelope> additions(String customer) {
        await().atMost(PATIENCE)
                .until(() -> events(Topics.WECOM_CALLBACKS, customer).size() >= 2);
        return events(Topics.WECOM_CALLBACKS, customer);
    }

    private static JsonNode welcome(String customer, App app, String code) {
        var id = UUID.randomUUID().toString().replace("-", "");
        var contactId = Ids.contact(CORP, customer);
        var json =
                "{\"contactId\":\"%s\",\"externalUserId\":\"%s\",\"staffId\":\"lin.wei\",\"agentId\":\"%s\",\"welcomeCode\":\"%s\",\"text\":\"您好\",\"expiresAt\":\"%s\"}"
                        .formatted(
                                contactId,
                                customer,
                                app.agentId(),
                                code,
                                Instant.now().plusSeconds(20));
        send(id, "send-welcome", contactId, json);
        await().atMost(PATIENCE).until(() -> !events(Topics.WECOM_OUTCOMES, id).isEmpty());
        return data(events(Topics.WECOM_OUTCOMES, id).getFirst());
    }

    private static JsonNode data(EventEnvelope event) {
        return JsonMapper.shared().readTree(event.data());
    }
}
