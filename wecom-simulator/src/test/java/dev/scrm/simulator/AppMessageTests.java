package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppMessageTests extends PlatformTests {
    @Test
    void deliversToTheMembersThereAreAndNamesTheOthers() {
        var answer = send("lin.wei|Ghost|CHEN.BO", "部分", "");

        assertThat(answer.errcode()).isZero();
        assertThat(answer.text("invaliduser")).isEqualTo("ghost");
        assertThat(delivered("部分")).isEqualTo(2);
    }

    @Test
    void refusesAMessageToNobody() {
        var answer = send("Ghost|Spirit", "无人", "");

        assertThat(answer.errcode()).isEqualTo(81013);
        assertThat(answer.text("invaliduser")).isEqualTo("ghost|spirit");
        assertThat(answer.text("errmsg")).contains("hint: [");
        assertThat(delivered("无人")).isZero();
    }

    @Test
    void deliversToAll() {
        send("@all", "大家", "");

        assertThat(delivered("大家")).isEqualTo(4);
    }

    @Test
    void dropsWhatIsTooMuchForAMemberAndTellsNobody() {
        platform.advance(Duration.ofMinutes(2));
        for (int i = 0; i < 35; i++) {
            assertThat(send("zhao.min", "太多", "").errcode()).isZero();
        }
        assertThat(delivered("太多")).isEqualTo(30);

        platform.advance(Duration.ofMinutes(1));
        send("zhao.min", "太多", "");
        assertThat(delivered("太多")).isEqualTo(31);
    }

    @Test
    void tellsATestWhatWasDropped() {
        platform.advance(Duration.ofMinutes(2));
        for (int i = 0; i < 32; i++) {
            send("sun.jing", "丢了", "");
        }

        assertThat(platform.get("/sim/v1/app-messages/dropped")
                        .body()
                        .path("items")
                        .valueStream())
                .filteredOn(message -> message.path("content").asString().contains("丢了"))
                .hasSize(2);
        assertThat(platform.get("/sim/v1/limits")
                        .body()
                        .path("memberMessages")
                        .path("1000002/sun.jing")
                        .asInt())
                .isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "textcard | {'title':'单','description':'<div>','url':'https://a.invalid/'}",
                "news | {'articles':[{'title':'新','url':'https://a.invalid/'}]}",
                "markdown | {'content':'**好**'}",
                "miniprogram_notice | {'appid':'wx1','title':'会议室预订','content_item':[{'key':'时间','value':'三点'}]}",
                "image | {'media_id':'IMAGE'}",
                "voice | {'media_id':'VOICE'}",
                "video | {'media_id':'VIDEO','title':'片'}",
                "file | {'media_id':'FILE'}",
                "mpnews | {'articles':[{'title':'报','thumb_media_id':'IMAGE','content':'文'}]}"
            })
    void deliversEveryType(String type, String content) {
        platform.advance(Duration.ofMinutes(2));
        var body = content.replace('\'', '"');
        for (var kind : new String[] {"image:a.png", "voice:a.amr", "video:a.mp4", "file:a.pdf"}) {
            var parts = kind.split(":");
            body = body.replace(parts[0].toUpperCase(Locale.ROOT), platform.media(parts[0], parts[1]));
        }

        var answer = platform.call("message/send", """
                {"touser":"chen.bo","msgtype":"%s","agentid":1000002,"%s":%s}""".formatted(type, type, body));

        assertThat(answer.errcode()).isZero();
        assertThat(platform.get("/sim/v1/app-messages").body().path("items").valueStream())
                .anyMatch(message -> message.path("messageId").asString().equals(answer.text("msgid"))
                        && message.path("messageType").asString().equals(type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "textcard | {'title':'单','description':'d'} | 40063",
                "textcard | {'title':'单','description':'d','url':'u','btntxt':'点这里看看'} | 40058",
                "news | {'articles':[]} | 40058",
                "news | {'articles':[{},{},{},{},{},{},{},{},{}]} | 45008",
                "news | {'articles':[{'title':'新'}]} | 40058",
                "markdown | {} | 44004",
                "miniprogram_notice | {'appid':'wx1','title':'会'} | 40058",
                "image | {'media_id':'ghost'} | 40007",
                "file | {} | 41006"
            })
    void refusesContentsThatCannotBe(String type, String content, int errcode) {
        var answer = platform.call("message/send", """
                {"touser":"chen.bo","msgtype":"%s","agentid":1000002,"%s":%s}""".formatted(type, type, content.replace('\'', '"')));

        assertThat(answer.errcode()).isEqualTo(errcode);
    }

    @ParameterizedTest
    @CsvSource({"text, 1, 0", "text, 2, 40058", "text, 3, 40058", "voice, 1, 40058"})
    void keepsWhatIsNotToBePassedOnWhereThatCanBe(String type, int safe, int errcode) {
        platform.advance(Duration.ofMinutes(2));
        var answer = platform.call("message/send", """
                {"touser":"chen.bo","msgtype":"%s","agentid":1000002,"safe":%d,"text":{"content":"密"},"voice":{"media_id":"ghost"}}""".formatted(type, safe));

        assertThat(answer.errcode()).isEqualTo(errcode);
    }

    @Test
    void takesAMessageBackWithinADay() {
        platform.advance(Duration.ofMinutes(2));
        var messageId = send("chen.bo", "收回", "").text("msgid");
        var late = send("chen.bo", "太晚", "").text("msgid");

        assertThat(recall(messageId)).isZero();
        assertThat(platform.get("/sim/v1/app-messages").body().path("items").valueStream())
                .filteredOn(message -> message.path("messageId").asString().equals(messageId))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.path("recalledAt").isNull()).isFalse());
        assertThat(recall("ghost")).isEqualTo(40058);

        platform.advance(Duration.ofHours(25));
        assertThat(recall(late)).isEqualTo(42052);
    }

    @Test
    void isTakenBackAndChangedOnlyByItsOwnApp(@TempDir Path directory) {
        var other = new Corp.App(1000003, "SCRM 2", "otherSecret", true, null);
        try (var two = TestPlatform.in(directory, settings -> settings.withCorp(withApp(settings.corp(), other)))) {
            var sent = two.call("message/send", """
                    {"touser":"lin.wei","msgtype":"template_card","agentid":1000002,"template_card":{"card_type":"button_interaction","main_title":{"title":"请假"},"task_id":"t1","button_list":[{"text":"同意","key":"ok"}]}}""");
            var token = two.get("/cgi-bin/gettoken?corpid=" + DemoCorp.CORP_ID + "&corpsecret=otherSecret")
                    .text("access_token");

            var recall = two.post(
                    "/cgi-bin/message/recall?access_token=" + token,
                    "{\"msgid\":\"%s\"}".formatted(sent.text("msgid")));
            var update = two.post("/cgi-bin/message/update_template_card?access_token=" + token, """
                    {"userids":["lin.wei"],"agentid":1000003,"response_code":"%s","button":{"replace_name":"已同意"}}""".formatted(
                            sent.text("response_code")));

            assertThat(recall.errcode()).isEqualTo(40058);
            assertThat(update.errcode()).isEqualTo(42015);
        }
    }

    private static Corp withApp(Corp corp, Corp.App app) {
        return new Corp(
                corp.corpId(), List.of(corp.apps().getFirst(), app), corp.members(), corp.tagGroups(), corp.accounts());
    }

    private int recall(String messageId) {
        return platform.call("message/recall", "{\"msgid\":\"%s\"}".formatted(messageId))
                .errcode();
    }

    @Test
    void deliversTheSameRequestOnceWithinTheInterval() {
        var check = ",\"enable_duplicate_check\":1,\"duplicate_check_interval\":600";

        var first = send("lin.wei", "一次", check);
        var second = send("lin.wei", "一次", check);
        assertThat(second.errcode()).isZero();
        assertThat(second.text("msgid")).isEqualTo(first.text("msgid"));
        assertThat(delivered("一次")).isEqualTo(1);

        platform.advance(Duration.ofMinutes(10));
        send("lin.wei", "一次", check);
        assertThat(delivered("一次")).isEqualTo(2);
    }

    @Test
    void deliversTheSameRequestAgainWithoutACheck() {
        send("lin.wei", "两次", "");
        send("lin.wei", "两次", "");

        assertThat(delivered("两次")).isEqualTo(2);
    }

    @Test
    void cutsATextThatIsTooLongBetweenCharacters() {
        assertThat(send("lin.wei", "裁".repeat(700), "").errcode()).isZero();

        assertThat(delivered("裁".repeat(682))).isEqualTo(1);
        assertThat(delivered("裁".repeat(683))).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"msgtype\":\"text\",\"agentid\":1000002,\"text\":{\"content\":\"x\"}} | 82001",
                "{\"touser\":\"lin.wei\",\"msgtype\":\"text\",\"agentid\":7,\"text\":{\"content\":\"x\"}} | 301002",
                "{\"touser\":\"lin.wei\",\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}} | 301002",
                "{\"touser\":\"lin.wei\",\"msgtype\":\"song\",\"agentid\":1000002} | 40008",
                "{\"touser\":\"lin.wei\",\"agentid\":1000002} | 40008",
                "{\"touser\":\"lin.wei\",\"msgtype\":\"text\",\"agentid\":1000002,\"text\":{\"content\":\"\"}} | 44004",
                "{\"touser\":\"lin.wei\",\"msgtype\":\"text\",\"agentid\":1000002} | 40058",
                "{\"toparty\":\"3\",\"msgtype\":\"text\",\"agentid\":1000002,\"text\":{\"content\":\"x\"}} | 81013"
            })
    void refusesMessagesThatCannotBe(String body, int errcode) {
        assertThat(platform.call("message/send", body).errcode()).isEqualTo(errcode);
    }

    private TestPlatform.Answer send(String to, String text, String more) {
        return platform.call("message/send", """
                {"touser":"%s","msgtype":"text","agentid":1000002,"text":{"content":"%s"}%s}""".formatted(to, text, more));
    }

    private long delivered(String text) {
        return platform.get("/sim/v1/app-messages")
                .body()
                .path("items")
                .valueStream()
                .filter(message -> message.path("content").asString().contains(text))
                .count();
    }
}
