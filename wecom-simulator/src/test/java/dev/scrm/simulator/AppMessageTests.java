package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
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
