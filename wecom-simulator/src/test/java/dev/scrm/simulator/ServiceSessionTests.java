package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who answers a customer of customer service, and in which accounts. */
class ServiceSessionTests extends PlatformTests {

    @Test
    void goesFromTheAssistantToThePoolToAMemberToTheEnd() {
        var id = writing();
        assertThat(state(id).path("service_state").asInt()).isZero();

        assertThat(change(id, 1).errcode()).isZero();
        assertThat(send(id)).isZero();
        assertThat(change(id, 2).text("msg_code")).isNotEmpty();
        assertThat(send(id)).isEqualTo(95018);
        platform.control("service-sessions/accept", about(id, ",\"userId\":\"lin.wei\""));
        assertThat(state(id).path("servicer_userid").asString()).isEqualTo("lin.wei");
        assertThat(change(id, 4).text("msg_code")).isNotEmpty();
        assertThat(send(id)).isEqualTo(95013);
        assertThat(change(id, 1).errcode()).isEqualTo(95016);

        platform.control("messages", about(id, ",\"text\":\"还有\""));
        assertThat(state(id).path("service_state").asInt()).isZero();
        assertThat(send(id)).isZero();
    }

    @Test
    void isNotGivenToWhoeverDoesNotServe() {
        platform.control("members", "{\"userId\":\"new.wu\"}");
        var id = writing();

        assertThat(platform.call(
                                "kf/service_state/trans",
                                about(id, ",\"service_state\":3,\"servicer_userid\":\"new.wu\"")
                                        .replace("externalUserId", "external_userid"))
                        .errcode())
                .isEqualTo(95014);
        servicers("add", "new.wu");
        assertThat(platform.call(
                                "kf/service_state/trans",
                                about(id, ",\"service_state\":3,\"servicer_userid\":\"new.wu\"")
                                        .replace("externalUserId", "external_userid"))
                        .errcode())
                .isZero();
    }

    @Test
    void tellsWhatMembersDo() {
        var id = writing();
        change(id, 2);
        platform.control("service-sessions/accept", about(id, ",\"userId\":\"lin.wei\""));
        platform.control("service-sessions/transfer", about(id, ",\"userId\":\"chen.bo\""));
        var ended = platform.control("service-sessions/end", about(id, ""));

        var changes = events(id, "session_status_change");
        assertThat(changes.stream().map(event -> event.path("change_type").asInt()))
                .containsExactly(1, 2, 3);
        assertThat(changes.get(1).path("old_servicer_userid").asString()).isEqualTo("lin.wei");
        assertThat(changes.get(1).path("new_servicer_userid").asString()).isEqualTo("chen.bo");
        assertThat(changes.get(2).path("msg_code").asString()).isEqualTo(ended.text("code"));
        assertThat(platform.control("service-sessions/end", about(id, "")).status())
                .isEqualTo(409);
    }

    @Test
    void letsAnAppGreetOnceWithinTwentySeconds() {
        var id = platform.scan("客").text("externalUserId");
        var first = platform.control("service-sessions", about(id, ",\"scene\":\"footer\""));
        var second = platform.control("service-sessions", about(id, ""));

        assertThat(greet(first.text("code"))).isZero();
        assertThat(greet(first.text("code"))).isEqualTo(40058);
        platform.advance(Duration.ofSeconds(21));
        assertThat(greet(second.text("code"))).isEqualTo(40058);
        assertThat(events(id, "enter_session").getFirst().path("scene").asString())
                .isEqualTo("footer");
    }

    @Test
    void saysWordsOnlyForTheCodeOfAnEvent() {
        var id = platform.scan("客").text("externalUserId");
        var code = platform.control("service-sessions", about(id, "")).text("code");
        var line = "{\"type\":\"text\",\"text\":{\"content\":\"好\"}}";

        assertThat(onEvent(code, "image", "{\"media_id\":\"%s\"}".formatted(platform.media("image", "a.png"))))
                .isEqualTo(40008);
        assertThat(onEvent(code, "msgmenu", menu(line, 11))).isEqualTo(95008);
        assertThat(onEvent(code, "msgmenu", menu(line, 10))).isZero();
    }

    @Test
    void tellsThatAnAnswerDidNotArrive() {
        var id = writing();
        send(id);
        var messageId = platform.call("kf/send_msg", """
                {"touser":"%s","open_kfid":"wkDEMOkf0001","msgtype":"text","text":{"content":"在"}}""".formatted(id)).text("msgid");

        platform.control("service-sessions/failures", "{\"messageId\":\"%s\",\"failType\":10}".formatted(messageId));

        var failed = events(id, "msg_send_fail").getFirst();
        assertThat(failed.path("fail_msgid").asString()).isEqualTo(messageId);
        assertThat(failed.path("fail_type").asInt()).isEqualTo(10);
    }

    @Test
    void keepsAccounts() {
        var account = platform.call("kf/account/add", "{\"name\":\"门店\",\"media_id\":\"x\"}")
                .text("open_kfid");
        platform.call("kf/account/update", "{\"open_kfid\":\"%s\",\"name\":\"旗舰店\"}".formatted(account));

        assertThat(platform.call("kf/account/list", "{}").body().toString()).contains(account, "旗舰店", "wkDEMOkf0001");
        assertThat(platform.call("kf/add_contact_way", "{\"open_kfid\":\"%s\",\"scene\":\"a\"}".formatted(account))
                        .text("url"))
                .contains(account);
        platform.call("kf/account/del", "{\"open_kfid\":\"%s\"}".formatted(account));
        assertThat(platform.call("kf/account/del", "{\"open_kfid\":\"%s\"}".formatted(account))
                        .errcode())
                .isEqualTo(95004);
    }

    @Test
    void tellsForEachServicerWhatBecameOfIt() {
        servicers("add", "sun.jing");

        var again = servicers("add", "sun.jing").path("result_list");
        var ghost = servicers("add", "ghost").path("result_list");
        var gone = servicers("del", "sun.jing").path("result_list");

        assertThat(again.path(0).path("errmsg").asString()).isEqualTo("ignored");
        assertThat(ghost.path(0).path("errcode").asInt()).isEqualTo(60111);
        assertThat(gone.path(0).path("errmsg").asString()).isEqualTo("success");
        assertThat(platform.read("kf/servicer/list", "open_kfid=wkDEMOkf0001")
                        .body()
                        .toString())
                .contains("lin.wei")
                .doesNotContain("sun.jing");
        servicers("add", "sun.jing");
    }

    @Test
    void describesCustomers() {
        var id = platform.scan("蓝鲸").text("externalUserId");

        var answer = platform.call(
                        "kf/customer/batchget", "{\"external_userid_list\":[\"%s\",\"ghost\"]}".formatted(id))
                .body();

        assertThat(answer.path("customer_list").path(0).path("nickname").asString())
                .isEqualTo("蓝鲸");
        assertThat(answer.path("invalid_external_userid").toString()).isEqualTo("[\"ghost\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "link | {'title':'a','url':'u','thumb_media_id':'ghost'} | 40007",
                "link | {'title':'a','url':'u','thumb_media_id':'IMAGE'} | 0",
                "miniprogram | {'appid':'wx1','pagepath':'p','thumb_media_id':'IMAGE'} | 0",
                "link | {'title':'a','url':'LONG','thumb_media_id':'IMAGE'} | 40058",
                "link | {'title':'a','url':'u','thumb_media_id':'VOICE'} | 40007",
                "image | {'media_id':'IMAGE'} | 0",
                "image | {'media_id':'VOICE'} | 40007",
                "voice | {'media_id':'VOICE'} | 0",
                "location | {'latitude':31.2,'longitude':121.4} | 0",
                "location | {'latitude':31.2} | 40063",
                "location | {'latitude':-90.1,'longitude':121.4} | 40058",
                "location | {'latitude':'here','longitude':121.4} | 40058",
                "ca_link | {} | 40063",
                "msgmenu | {'head_content':'好吗','list':[{'type':'click','click':{'id':'1','content':'好'}},{'type':'text','text':{'content':'谢'}}]} | 0",
                "msgmenu | {'list':[MANY]} | 95008",
                "msgmenu | {'list':[{'type':'view','view':{'content':'好'}}]} | 40063",
                "msgmenu | {'list':[{'type':'miniprogram','miniprogram':{'appid':'wx1','pagepath':'p','content':'好'}}]} | 0",
                "msgmenu | {'list':[{'type':'click','click':{'content':'LONG'}}]} | 40058",
                "msgmenu | {'list':[{'type':'song','song':{'content':'好'}}]} | 40058",
                "song | {} | 40008"
            })
    void checksWhatIsSent(String type, String content, int errcode) {
        var many = String.join(",", java.util.Collections.nCopies(11, "{'type':'click','click':{'content':'好'}}"));
        var body = content.replace("MANY", many)
                .replace("LONG", "x".repeat(2049))
                .replace('\'', '"')
                .replace("IMAGE", platform.media("image", "a.png"))
                .replace("VOICE", platform.media("voice", "a.amr"));

        assertThat(platform.call("kf/send_msg", """
                                {"touser":"%s","open_kfid":"wkDEMOkf0001","msgtype":"%s","%s":%s}""".formatted(writing(), type, type, body))
                        .errcode())
                .isEqualTo(errcode);
    }

    private String writing() {
        var id = platform.scan("客").text("externalUserId");
        platform.control("messages", about(id, ",\"text\":\"在吗\""));
        return id;
    }

    private static String about(String id, String more) {
        return "{\"externalUserId\":\"%s\",\"openKfId\":\"wkDEMOkf0001\",\"open_kfid\":\"wkDEMOkf0001\"%s}"
                .formatted(id, more);
    }

    private JsonNode state(String id) {
        return platform.call(
                        "kf/service_state/get",
                        "{\"open_kfid\":\"wkDEMOkf0001\",\"external_userid\":\"%s\"}".formatted(id))
                .body();
    }

    private TestPlatform.Answer change(String id, int state) {
        return platform.call(
                "kf/service_state/trans",
                "{\"open_kfid\":\"wkDEMOkf0001\",\"external_userid\":\"%s\",\"service_state\":%d}"
                        .formatted(id, state));
    }

    private int send(String id) {
        return platform.call("kf/send_msg", """
                        {"touser":"%s","open_kfid":"wkDEMOkf0001","msgtype":"text","text":{"content":"在"}}""".formatted(id)).errcode();
    }

    private int greet(String code) {
        return onEvent(code, "text", "{\"content\":\"欢迎\"}");
    }

    private int onEvent(String code, String type, String content) {
        return platform.call("kf/send_msg_on_event", """
                        {"code":"%s","msgtype":"%s","%s":%s}""".formatted(code, type, type, content))
                .errcode();
    }

    private static String menu(String line, int lines) {
        return "{\"list\":[%s]}".formatted(String.join(",", java.util.Collections.nCopies(lines, line)));
    }

    private JsonNode servicers(String what, String userId) {
        return platform.call(
                        "kf/servicer/" + what,
                        "{\"open_kfid\":\"wkDEMOkf0001\",\"userid_list\":[\"%s\"]}".formatted(userId))
                .body();
    }

    private List<JsonNode> events(String id, String type) {
        platform.advance(Duration.ofMinutes(2));
        return platform.call("kf/sync_msg", "{\"open_kfid\":\"wkDEMOkf0001\"}")
                .body()
                .path("msg_list")
                .valueStream()
                .map(message -> message.path("event"))
                .filter(event -> event.path("event_type").asString("").equals(type))
                .filter(event -> event.path("external_userid").asString("").equals(id))
                .toList();
    }
}
