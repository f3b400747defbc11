package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an app says to staff members, takes back and changes, between Kafka and the simulated WeCom. */
class AppMessageFlowTests extends RunningCommands {
    private static final String LOST_ANSWER = "\"drop\":true,\"afterEffect\":true,\"count\":1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"markdown\":\"**新工单** %s\"",
                "\"textcard\":{\"title\":\"新工单 %s\",\"description\":\"请处理\",\"url\":\"https://crm.example.com/t/1\"}",
                "\"news\":{\"articles\":[{\"title\":\"周报 %s\",\"url\":\"https://crm.example.com/w\"}]}",
                "\"miniprogramNotice\":{\"appId\":\"wx1\",\"title\":\"新订单了\",\"rows\":[{\"name\":\"单号\",\"value\":\"%s\"}]}",
                "\"templateCard\":{\"cardType\":\"text_notice\",\"mainTitle\":{\"title\":\"工单 %s\"},"
                        + "\"horizontalContentList\":[{\"name\":\"负责人\",\"value\":\"林薇\",\"staffId\":\"lin.wei\"}],"
                        + "\"cardAction\":{\"url\":\"https://crm.example.com/t/1\"}}",
                "\"templateCard\":{\"cardType\":\"news_notice\",\"mainTitle\":{\"title\":\"活动 %s\"},"
                        + "\"cardImage\":{\"url\":\"https://crm.example.com/p.png\",\"aspectRatio\":1.5},"
                        + "\"cardAction\":{\"url\":\"https://crm.example.com/t/1\"}}",
                "\"templateCard\":{\"cardType\":\"vote_interaction\",\"mainTitle\":{\"title\":\"投票 %s\"},"
                        + "\"checkbox\":{\"questionKey\":\"q\",\"options\":[{\"id\":\"a\",\"text\":\"甲\"}]},"
                        + "\"submitButton\":{\"text\":\"提交\",\"key\":\"submit\"}}",
                "\"templateCard\":{\"cardType\":\"multiple_interaction\",\"mainTitle\":{\"title\":\"选择 %s\"},"
                        + "\"selectList\":[{\"questionKey\":\"q\",\"options\":[{\"id\":\"a\",\"text\":\"甲\"}]}],"
                        + "\"submitButton\":{\"text\":\"提交\",\"key\":\"submit\"}}"
            })
    void saysEverythingThatWecomTakes(String content) {
        send("send-app-message", to("zhao.min", content.formatted(id)));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(finished().path("result").path("messageId").asString()).isNotEmpty();
        assertThat(Simulator.appMessages(id)).hasSize(1);
    }

    @Test
    void tellsWhichReceiversWecomDoesNotKnow() {
        send(
                "send-app-message",
                "{\"staffIds\":[\"zhao.min\",\"Ghost\"],\"departmentIds\":[\"77\"],\"text\":\"早 %s\"}".formatted(id));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(finished().path("result").path("invalidStaffIds").path(0).asString())
                .isEqualTo("ghost");
        assertThat(finished()
                        .path("result")
                        .path("invalidDepartmentIds")
                        .path(0)
                        .asString())
                .isEqualTo("77");
    }

    @Test
    void reachesEverybody() {
        send("send-app-message", "{\"all\":true,\"text\":\"通知 %s\"}".formatted(id));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(Simulator.appMessages(id)).hasSizeGreaterThan(3);
    }

    @Test
    void sendsACardOnceAlthoughTheFirstAnswerWasLost() {
        Simulator.fault("message/send", LOST_ANSWER);

        send("send-app-message", buttons());

        assertThat(status(id)).isEqualTo("sent");
        assertThat(Simulator.appMessages(id)).hasSize(1);
    }

    @Test
    void takesBackWhatACommandSentAlsoWhenTheFirstAnswerWasLost() {
        send("send-app-message", to("zhao.min", "\"text\":\"发错了 %s\"".formatted(id)));
        Simulator.fault("message/recall", LOST_ANSWER);
        var recall = id + "-recall";

        send(recall, "recall-app-message", "{\"commandId\":\"%s\"}".formatted(id));

        assertThat(status(recall)).isEqualTo("sent");
        assertThat(sent().path("recalledAt").asString("")).isNotEmpty();
        interrupted(recall, "recall-app-message");
        send(recall, "recall-app-message", "{\"commandId\":\"%s\"}".formatted(id));
        awaitSentAgain(recall);
    }

    @Test
    void waitsForTheMessageThatItTakesBack() {
        var text = to("zhao.min", "\"text\":\"发错了 %s\",\"lane\":\"bulk\"".formatted(id));
        var recall = id + "-recall";
        Simulator.fault("message/send", "\"errcode\":-1,\"count\":4");
        send("send-app-message", text);
        send(recall, "recall-app-message", "{\"commandId\":\"%s\",\"lane\":\"urgent\"}".formatted(id));

        assertThat(status(recall)).isEqualTo("sent");
        assertThat(sent().path("recalledAt").asString("")).isNotEmpty();
    }

    @Test
    void doesNotTakeBackWhatWasNeverSent() {
        send("send-app-message", to("ghost", "\"text\":\"在吗 %s\"".formatted(id)));
        assertThat(reason(id)).isEqualTo("no-valid-recipient");

        send(id + "-recall", "recall-app-message", "{\"commandId\":\"%s\"}".formatted(id));

        assertThat(reason(id + "-recall")).isEqualTo("command-not-sent");
    }

    @Test
    void changesACardOnceAlthoughTheFirstAnswerWasLost() {
        send("send-app-message", buttons());
        Simulator.fault("message/update_template_card", LOST_ANSWER);
        var update = id + "-update";

        send(update, "update-template-card", updated("\"commandId\":\"%s\"".formatted(id)));

        assertThat(status(update)).isEqualTo("sent");
        assertThat(sent().path("update").asString()).contains("已接单");
        assertThat(Simulator.calls("message/update_template_card", responseCode()))
                .extracting(call -> call.path("answer").path("errcode").asInt())
                .contains(60140);
    }

    @Test
    void refusesACodeThatWasUsedBefore() {
        send("send-app-message", buttons());
        status(id);
        var code = "\"responseCode\":\"%s\"".formatted(responseCode());
        send(id + "-1", "update-template-card", updated(code));
        assertThat(status(id + "-1")).isEqualTo("sent");

        send(id + "-2", "update-template-card", updated(code));

        assertThat(reason(id + "-2")).isEqualTo("response-code-used");
    }

    @Test
    void makesAnotherCardOfACard() {
        send("send-app-message", buttons());
        var update = id + "-update";

        send(update, "update-template-card", """
                {"commandId":"%s","staffIds":["zhao.min"],"templateCard":{"cardType":"button_interaction",
                 "mainTitle":{"title":"新工单"},"buttonList":[{"text":"接单","key":"take"}],"replaceText":"林薇已接单"}}
                """.formatted(id));

        assertThat(status(update)).isEqualTo("sent");
        assertThat(sent().path("update").asString()).contains("林薇已接单");
    }

    private String responseCode() {
        return finished().path("result").path("responseCode").asString();
    }

    private JsonNode sent() {
        return sent(finished().path("result").path("messageId").asString());
    }

    private static JsonNode sent(String messageId) {
        List<JsonNode> found = Http.get(Simulator.url() + "/sim/v1/app-messages", null)
                .json()
                .path("items")
                .valueStream()
                .filter(message -> message.path("messageId").asString().equals(messageId))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private String buttons() {
        return to(
                "zhao.min",
                "\"templateCard\":{\"cardType\":\"button_interaction\",\"mainTitle\":{\"title\":\"新工单 %s\"},"
                                .formatted(id)
                        + "\"buttonList\":[{\"text\":\"接单\",\"style\":1,\"key\":\"take\"}]}");
    }

    private static String updated(String which) {
        return "{%s,\"staffIds\":[\"zhao.min\"],\"button\":{\"replaceName\":\"已接单\"}}".formatted(which);
    }

    private static String to(String staffId, String content) {
        return "{\"staffIds\":[\"%s\"],%s}".formatted(staffId, content);
    }
}
