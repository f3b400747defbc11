package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.platform.events.Topics;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clicks on cards, answered in the response to WeCom's callback from what the app has prepared. */
class CardAnswerFlowTests extends AdministeredGateway {
    @Test
    void changesTheButtonInTheResponseToTheClick() {
        prepare("{\"take\":\"已接单\"}");
        sendCard();

        var attempt = click("take");

        assertThat(attempt.path("status").asInt()).isEqualTo(200);
        assertThat(attempt.path("reply").asString()).contains("update_button", "已接单", "zhao.min");
        assertThat(card().path("update").asString()).isEqualTo("已接单");
        assertThat(events(Topics.WECOM_CALLBACKS, id))
                .singleElement()
                .satisfies(event -> assertThat(event.type()).hasToString("scrm.wecom.template-card-clicked.v1"));
    }

    @Test
    void answersNothingToAButtonThatNothingIsPreparedFor() {
        prepare("{\"take\":\"已接单\"}");
        sendCard();

        var attempt = click("reject");

        assertThat(attempt.path("status").asInt()).isEqualTo(200);
        assertThat(attempt.path("reply").asString("")).isEmpty();
        assertThat(card().path("update").asString("")).isEmpty();
    }

    @Test
    void showsWhatIsPreparedAndRefusesWhatNoButtonCanSay() {
        prepare("{\"take.it\":\"已接单\"}");

        assertThat(get("/apps/" + SignedCallback.DEMO_APP.agentId())
                        .json()
                        .path("cardAnswers")
                        .path("take.it")
                        .asString())
                .isEqualTo("已接单");
        assertThat(put("/apps/" + SignedCallback.DEMO_APP.agentId(), "{\"cardAnswers\":{\"take\":\"\"}}")
                        .code())
                .isEqualTo("corp-invalid");
    }

    private void prepare(String answers) {
        var app = SignedCallback.DEMO_APP;
        assertThat(put("/apps/" + app.agentId(), "{\"forContacts\":true,\"cardAnswers\":%s}".formatted(answers))
                        .status())
                .isEqualTo(200);
        Simulator.callBackTo(url(""));
    }

    private void sendCard() {
        send("send-app-message", """
                {"staffIds":["zhao.min"],"templateCard":{"cardType":"button_interaction","mainTitle":{"title":"新工单"},
                 "buttonList":[{"text":"接单","key":"take"},{"text":"拒绝","key":"reject"}]}}
                """);
        assertThat(status(id)).isEqualTo("sent");
    }

    /** How the callback of a click was answered. */
    private JsonNode click(String button) {
        var delivery = Http.postJson(
                        Simulator.url() + "/sim/v1/card-clicks",
                        "{\"userId\":\"zhao.min\",\"taskId\":\"%s\",\"eventKey\":\"%s\"}".formatted(id, button))
                .json()
                .path("deliveryId")
                .asString();
        await().atMost(PATIENCE).until(() -> !attempts(delivery).isEmpty());
        return attempts(delivery).path(0);
    }

    private static JsonNode attempts(String delivery) {
        return one("deliveries", "id", delivery).path("attempts");
    }

    private JsonNode card() {
        return one(
                "app-messages",
                "messageId",
                finished().path("result").path("messageId").asString());
    }

    private static JsonNode one(String what, String field, String value) {
        return Http.get(Simulator.url() + "/sim/v1/" + what, null)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path(field).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
