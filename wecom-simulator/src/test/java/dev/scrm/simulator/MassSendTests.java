package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Mass sends: made by a call, sent by members. */
class MassSendTests extends PlatformTests {

    @Test
    void isSentWhenTheMemberConfirms() {
        var friend = customer("lin.wei");
        var gone = customer("lin.wei");
        var made = add("\"external_userid\":[\"%s\",\"%s\",\"ghost\"],\"sender\":\"lin.wei\"".formatted(friend, gone));
        assertThat(made.body().path("fail_list").toString()).isEqualTo("[\"ghost\"]");
        var msgId = made.text("msgid");
        platform.control(
                "deletions", "{\"userId\":\"lin.wei\",\"externalUserId\":\"%s\",\"by\":\"customer\"}".formatted(gone));

        assertThat(call("get_groupmsg_task", msgId).errcode()).isEqualTo(41063);
        platform.advance(Duration.ofSeconds(5));
        assertThat(results(msgId, "lin.wei")
                        .path("send_list")
                        .path(0)
                        .path("status")
                        .asInt())
                .isZero();

        platform.control("mass-sends/" + msgId + "/confirmations", "{\"userId\":\"lin.wei\"}");

        assertThat(call("get_groupmsg_task", msgId)
                        .body()
                        .path("task_list")
                        .path(0)
                        .path("status")
                        .asInt())
                .isEqualTo(2);
        var sent = results(msgId, "lin.wei").path("send_list");
        assertThat(sent.path(0).path("status").asInt()).isEqualTo(1);
        assertThat(sent.path(0).path("send_time").asLong()).isPositive();
        assertThat(sent.path(1).path("status").asInt()).isEqualTo(2);
    }

    @Test
    void goesToTheMemberWhoAddedTheCustomerLast() {
        var id = customer("lin.wei");
        platform.advance(Duration.ofSeconds(1));
        platform.control(
                "customers", "{\"userId\":\"chen.bo\",\"customer\":{\"externalUserId\":\"%s\"}}".formatted(id));

        var msgId = add("\"external_userid\":[\"%s\"]".formatted(id)).text("msgid");

        platform.advance(Duration.ofSeconds(5));
        assertThat(call("get_groupmsg_task", msgId).body().path("task_list").toString())
                .contains("chen.bo")
                .doesNotContain("lin.wei");
    }

    @Test
    void goesToThoseWithATagOfEachGroup() {
        var gold = customer("zhao.min");
        var both = customer("zhao.min");
        mark(gold, "etEXgold");
        mark(both, "etEXgold");
        mark(both, "etEXsilver");

        var msgId =
                add("\"sender\":\"zhao.min\",\"tag_filter\":{\"group_list\":[{\"tag_list\":[\"etEXgold\"]},{\"tag_list\":[\"etEXsilver\",\"x\"]}]}")
                        .text("msgid");

        platform.advance(Duration.ofSeconds(5));
        assertThat(results(msgId, "zhao.min")
                        .path("send_list")
                        .valueStream()
                        .map(row -> row.path("external_userid").asString()))
                .containsExactly(both);
    }

    @Test
    void reachesACustomerAsOftenAMonthAsItHasDays() {
        var id = customer("sun.jing");
        var last = "";
        for (int i = 0; i < 32; i++) {
            last = add("\"external_userid\":[\"%s\"]".formatted(id)).text("msgid");
            platform.control("mass-sends/" + last + "/confirmations", "{\"userId\":\"sun.jing\"}");
        }

        platform.advance(Duration.ofSeconds(5));
        assertThat(results(last, "sun.jing")
                        .path("send_list")
                        .path(0)
                        .path("status")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void goesToGroupsOfTheSender() {
        var chatId = platform.control("groups", "{\"ownerId\":\"chen.bo\"}").text("chatId");
        var made = add(
                "\"chat_type\":\"group\",\"sender\":\"chen.bo\",\"chat_id_list\":[\"%s\",\"ghost\"]".formatted(chatId));
        platform.advance(Duration.ofSeconds(5));
        assertThat(results(made.text("msgid"), "chen.bo").path("send_list").size())
                .isZero();

        platform.control("mass-sends/" + made.text("msgid") + "/confirmations", "{\"userId\":\"chen.bo\"}");

        assertThat(made.body().path("fail_list").toString()).contains("ghost");
        assertThat(results(made.text("msgid"), "chen.bo").toString()).contains(chatId);
    }

    @Test
    void isCancelledAndRemindedOf() {
        var msgId = add("\"external_userid\":[\"%s\"]".formatted(customer("lin.wei")))
                .text("msgid");
        platform.advance(Duration.ofSeconds(5));

        assertThat(call("remind_groupmsg_send", msgId).errcode()).isZero();
        assertThat(call("remind_groupmsg_send", msgId).errcode()).isEqualTo(41094);
        assertThat(call("cancel_groupmsg_send", msgId).errcode()).isZero();
        assertThat(call("cancel_groupmsg_send", msgId).errcode()).isEqualTo(41093);
        assertThat(platform.effects("externalcontact/remind_groupmsg_send", msgId))
                .isEqualTo(1);
        assertThat(platform.effects("externalcontact/cancel_groupmsg_send", msgId))
                .isEqualTo(1);
        assertThat(platform.control("mass-sends/" + msgId + "/confirmations", "{\"userId\":\"lin.wei\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void isListedByTime() {
        var msgId = add("\"external_userid\":[\"%s\"]".formatted(customer("lin.wei")))
                .text("msgid");
        long now = java.time.Instant.parse(platform.get("/sim/v1/clock").text("now"))
                .getEpochSecond();

        var listed = platform.call(
                "externalcontact/get_groupmsg_list_v2",
                "{\"chat_type\":\"single\",\"start_time\":%d,\"end_time\":%d,\"limit\":1000}"
                        .formatted(now - 60, now + 60));
        var tooLong = platform.call(
                "externalcontact/get_groupmsg_list_v2",
                "{\"chat_type\":\"single\",\"start_time\":%d,\"end_time\":%d}".formatted(now - 3_000_000, now));

        assertThat(listed.body().path("group_msg_list").toString()).contains(msgId, "你好");
        assertThat(tooLong.errcode()).isEqualTo(40058);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'text':{'content':'x'}} | 40058",
                "{'external_userid':['ghost'],'text':{'content':'x'}} | 41048",
                "{'sender':'ghost','text':{'content':'x'}} | 60111",
                "{'sender':'lin.wei'} | 40058",
                "{'chat_type':'group','text':{'content':'x'}} | 40063",
                "{'chat_type':'channel','text':{'content':'x'}} | 40058"
            })
    void refusesWhatCannotBe(String body, int errcode) {
        assertThat(platform.call("externalcontact/add_msg_template", body.replace('\'', '"'))
                        .errcode())
                .isEqualTo(errcode);
    }

    private String customer(String userId) {
        return platform.control("customers", "{\"userId\":\"%s\"}".formatted(userId))
                .text("externalUserId");
    }

    private void mark(String externalUserId, String tag) {
        platform.call(
                "externalcontact/mark_tag",
                "{\"userid\":\"zhao.min\",\"external_userid\":\"%s\",\"add_tag\":[\"%s\"]}"
                        .formatted(externalUserId, tag));
    }

    private TestPlatform.Answer add(String fields) {
        return platform.call(
                "externalcontact/add_msg_template", "{%s,\"text\":{\"content\":\"你好\"}}".formatted(fields));
    }

    private TestPlatform.Answer call(String api, String msgId) {
        return platform.call("externalcontact/" + api, "{\"msgid\":\"%s\"}".formatted(msgId));
    }

    private JsonNode results(String msgId, String userId) {
        return platform.call(
                        "externalcontact/get_groupmsg_send_result",
                        "{\"msgid\":\"%s\",\"userid\":\"%s\"}".formatted(msgId, userId))
                .body();
    }
}
