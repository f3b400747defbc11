package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ServiceDeskTests extends PlatformTests {

    @Test
    void ringsTheBellAndHandsTheMessageOut() {
        var id = platform.scan("客").text("externalUserId");

        var written = write(id, "面膜过敏了");

        var bell = await().until(this::bells, bells -> !bells.isEmpty()).getLast();
        assertThat(bell.text("OpenKfId")).isEqualTo("wkDEMOkf0001");
        assertThat(bell.event().text("FromUserName")).isEmpty();
        var messages = sync("", bell.text("Token"), 1000).path("msg_list");
        var message = find(messages, written.text("messageId"));
        assertThat(message.path("external_userid").asString()).isEqualTo(id);
        assertThat(message.path("origin").asInt()).isEqualTo(3);
        assertThat(message.path("msgtype").asString()).isEqualTo("text");
        assertThat(message.path("text").path("content").asString()).isEqualTo("面膜过敏了");
        assertThat(message.path("send_time").asLong()).isPositive();
    }

    @Test
    void notesWhenAConversationIsEntered() {
        var id = platform.scan("客").text("externalUserId");
        write(id, "一");
        write(id, "二");

        var entered = all().stream()
                .filter(message -> message.path("msgtype").asString().equals("event"))
                .filter(message ->
                        message.path("event").path("external_userid").asString().equals(id))
                .toList();

        assertThat(entered).hasSize(1);
        assertThat(entered.getFirst().path("origin").asInt()).isEqualTo(4);
        assertThat(entered.getFirst().has("external_userid")).isFalse();
        assertThat(entered.getFirst().path("event").path("event_type").asString())
                .isEqualTo("enter_session");
    }

    @Test
    void handsOutWhatAMemberAnsweredButNotWhatTheAppSent() {
        var id = platform.scan("客").text("externalUserId");
        write(id, "在吗");
        assertThat(send(id, "app-1-" + id.substring(0, 8), "应用答").errcode()).isZero();
        platform.control(
                "messages", "{\"externalUserId\":\"%s\",\"text\":\"在的\",\"userId\":\"lin.wei\"}".formatted(id));

        var ofCustomer = all().stream()
                .filter(message -> message.path("external_userid").asString("").equals(id))
                .toList();

        assertThat(ofCustomer)
                .extracting(message -> message.path("origin").asInt())
                .containsExactly(3, 5);
        assertThat(ofCustomer.getLast().path("servicer_userid").asString()).isEqualTo("lin.wei");
    }

    @Test
    void handsOutPagesByCursor() {
        var id = platform.scan("客").text("externalUserId");
        var cursor = cursorAtTheEnd();
        for (int i = 0; i < 5; i++) {
            write(id, "第" + i);
        }

        var first = sync(cursor, "", 4);
        var second = sync(first.path("next_cursor").asString(), "", 4);

        assertThat(first.path("has_more").asInt()).isEqualTo(1);
        assertThat(first.path("msg_list").size()).isEqualTo(4);
        assertThat(second.path("has_more").asInt()).isZero();
        assertThat(second.path("msg_list").size()).isEqualTo(2);
        assertThat(sync(second.path("next_cursor").asString(), "", 4)
                        .path("msg_list")
                        .size())
                .isZero();
    }

    @Test
    void answersAnEmptyPageAlthoughThereIsMoreWhenSwitchedOn() {
        var id = platform.scan("客").text("externalUserId");
        var cursor = cursorAtTheEnd();
        write(id, "有");
        platform.put("switches", "{\"emptyServicePages\":true}");

        var empty = sync(cursor, "", 100);
        var full = sync(empty.path("next_cursor").asString(), "", 100);

        assertThat(empty.path("msg_list").size()).isZero();
        assertThat(empty.path("has_more").asInt()).isEqualTo(1);
        assertThat(full.path("msg_list").size()).isEqualTo(2);
        assertThat(full.path("has_more").asInt()).isZero();
        platform.put("switches", "{}");
    }

    @Test
    void forgetsMessagesAfterThreeDays() {
        var id = platform.scan("客").text("externalUserId");
        write(id, "旧");
        platform.advance(Duration.ofDays(3).plusSeconds(1));
        write(id, "新");

        var texts = all().stream()
                .filter(message -> message.path("external_userid").asString("").equals(id))
                .map(message -> message.path("text").path("content").asString());

        assertThat(texts).containsExactly("新");
    }

    @Test
    void takesATokenForTenMinutes() {
        var id = platform.scan("客").text("externalUserId");
        write(id, "铃");
        var token =
                await().until(this::bells, bells -> !bells.isEmpty()).getLast().text("Token");

        platform.advance(Duration.ofSeconds(601));

        assertThat(sync("", token, 10).path("errcode").asInt()).isEqualTo(95007);
        assertThat(sync("", "made-up", 10).path("errcode").asInt()).isEqualTo(95007);
    }

    @Test
    void limitsFetchingWithoutAToken() {
        platform.advance(Duration.ofMinutes(2));
        for (int i = 0; i < 30; i++) {
            assertThat(sync("", "", 1).path("errcode").asInt()).isZero();
        }

        assertThat(sync("", "", 1).path("errcode").asInt()).isEqualTo(45009);
        platform.advance(Duration.ofMinutes(2));
        assertThat(sync("", "", 1).path("errcode").asInt()).isZero();
    }

    @Test
    void letsFiveAnswersFollowAMessage() {
        var id = platform.scan("客").text("externalUserId");
        write(id, "问");
        for (int i = 0; i < 5; i++) {
            assertThat(send(id, "", "答").errcode()).isZero();
        }
        assertThat(send(id, "", "答").errcode()).isEqualTo(95001);

        write(id, "再问");
        assertThat(send(id, "", "答").errcode()).isZero();
        platform.advance(Duration.ofDays(2).plusSeconds(1));
        assertThat(send(id, "", "答").errcode()).isEqualTo(95002);
    }

    @Test
    void takesAnIdOfAnAnswerOnce() {
        var id = platform.scan("客").text("externalUserId");
        write(id, "问");

        assertThat(send(id, "out-1", "答").text("msgid")).isEqualTo("out-1");
        assertThat(send(id, "out-1", "答").errcode()).isEqualTo(95033);
    }

    @Test
    void answersNobodyWhoNeverWrote() {
        var id = platform.scan("静").text("externalUserId");

        assertThat(send(id, "", "答").errcode()).isEqualTo(95031);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kf/sync_msg | {} | 95000",
                "kf/sync_msg | {\"open_kfid\":\"ghost\"} | 95004",
                "kf/sync_msg | {\"open_kfid\":\"wkDEMOkf0001\",\"limit\":1001} | 40058",
                "kf/sync_msg | {\"open_kfid\":\"wkDEMOkf0001\",\"limit\":\"many\"} | 40058",
                "kf/sync_msg | {\"open_kfid\":\"wkDEMOkf0001\",\"cursor\":\"made-up\"} | 50100",
                "kf/send_msg | {\"open_kfid\":\"wkDEMOkf0001\",\"touser\":\"wm\"} | 40008",
                "kf/send_msg | {\"open_kfid\":\"wkDEMOkf0001\",\"touser\":\"wm\",\"msgtype\":\"text\"} | 40058",
                "kf/send_msg | {\"open_kfid\":\"wkDEMOkf0001\",\"touser\":\"wm\",\"msgtype\":\"text\",\"text\":{}} | 44004",
                "kf/send_msg | {\"open_kfid\":\"wkDEMOkf0001\",\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}} | 41035",
                "kf/send_msg | {\"touser\":\"wm\",\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}} | 95000",
                "kf/send_msg | {\"open_kfid\":\"wkDEMOkf0001\",\"touser\":\"wm\",\"msgid\":\"a b\",\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}} | 40058"
            })
    void refusesWhatCannotBe(String api, String body, int errcode) {
        platform.advance(Duration.ofMinutes(2));

        assertThat(platform.call(api, body).errcode()).isEqualTo(errcode);
    }

    private TestPlatform.Answer write(String id, String text) {
        var answer = platform.control("messages", "{\"externalUserId\":\"%s\",\"text\":\"%s\"}".formatted(id, text));
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private TestPlatform.Answer send(String id, String messageId, String text) {
        return platform.call("kf/send_msg", """
                {"touser":"%s","open_kfid":"wkDEMOkf0001","msgid":"%s","msgtype":"text","text":{"content":"%s"}}""".formatted(id, messageId, text));
    }

    private JsonNode sync(String cursor, String token, int limit) {
        return platform.call("kf/sync_msg", """
                        {"open_kfid":"wkDEMOkf0001","cursor":"%s","token":"%s","limit":%d}""".formatted(cursor, token, limit)).body();
    }

    private List<JsonNode> all() {
        platform.advance(Duration.ofMinutes(2));
        var messages = new ArrayList<JsonNode>();
        var page = sync("", "", 1000);
        page.path("msg_list").forEach(messages::add);
        assertThat(page.path("has_more").asInt()).isZero();
        return messages;
    }

    private String cursorAtTheEnd() {
        platform.advance(Duration.ofMinutes(2));
        return sync("", "", 1000).path("next_cursor").asString();
    }

    private List<TestGateway.Received> bells() {
        return platform.gateway.received.stream()
                .filter(callback -> callback.text("Event").equals("kf_msg_or_event"))
                .toList();
    }

    private static JsonNode find(JsonNode messages, String messageId) {
        return messages.valueStream()
                .filter(message -> message.path("msgid").asString().equals(messageId))
                .findFirst()
                .orElseThrow();
    }
}
