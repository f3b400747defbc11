package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The robots of internal groups. */
class RobotTests extends PlatformTests {
    private String key = "";

    @BeforeEach
    void addARobot() {
        key = platform.control("robots", "{}").text("key");
    }

    @Test
    void saysWhatItIsSent() {
        assertThat(text("队列 42")).isZero();

        assertThat(platform.get("/sim/v1/robots/messages").body().toString()).contains("队列 42");
        assertThat(platform.get("/sim/v1/calls").body().toString()).doesNotContain(key);
    }

    @Test
    void isRefusedTheTwentyFirstMessageOfAMinuteForAMinute() {
        assertThat(IntStream.range(0, 20).map(_ -> text("一"))).containsOnly(0);
        assertThat(text("多")).isEqualTo(45009);

        platform.advance(Duration.ofSeconds(59));
        assertThat(text("多")).isEqualTo(45009);
        platform.advance(Duration.ofSeconds(1));
        assertThat(text("好")).isZero();
    }

    @Test
    void isGoneWhenItWasRemoved() {
        assertThat(platform.delete("/sim/v1/robots/" + key).status()).isEqualTo(204);

        assertThat(text("在吗")).isEqualTo(93000);
    }

    @Test
    void sendsFilesThatWereUploadedForIt() {
        var uploaded = platform.upload("/cgi-bin/webhook/upload_media?type=file&key=" + key, "a.pdf", new byte[10]);

        assertThat(file(uploaded.text("media_id"))).isZero();
        assertThat(file(platform.media("file", "b.pdf"))).isEqualTo(40007);
        assertThat(card(uploaded.text("media_id"))).isZero();
        assertThat(card(platform.media("file", "b.pdf"))).isEqualTo(40007);
        assertThat(uploaded.body().path("created_at").isString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'msgtype':'text'} | 93017",
                "{'msgtype':'text','text':{'content':''}} | 93017",
                "{'msgtype':'text','text':{'content':'一','mentioned_mobile_list':['13800000000']}} | 0",
                "{'msgtype':'text','text':{'content':'一','mentioned_mobile_list':'13800000000'}} | 40058",
                "{'msgtype':'voice','voice':{'media_id':'ghost'}} | 40007",
                "{'msgtype':'markdown_v2','markdown_v2':{'content':'# 一'}} | 0",
                "{'msgtype':'news','news':{'articles':[{'title':'新','url':'u'}]}} | 0",
                "{'msgtype':'image','image':{'base64':'YWJj','md5':'900150983cd24fb0d6963f7d28e17f72'}} | 0",
                "{'msgtype':'image','image':{'base64':'YWJj','md5':'0'}} | 40058",
                "{'msgtype':'template_card','template_card':{'card_type':'text_notice','sub_title_text':'x','card_action':{'type':1,'url':'u'}}} | 0",
                "{'msgtype':'template_card','template_card':{'card_type':'vote_interaction'}} | 40058",
                "{'msgtype':'song','song':{}} | 40008"
            })
    void checksWhatItIsSent(String body, int errcode) {
        assertThat(send(body.replace('\'', '"'))).isEqualTo(errcode);
    }

    @Test
    void refusesAPictureThatIsTooBig() {
        var picture = Base64.getEncoder().encodeToString(new byte[2 * 1024 * 1024 + 1]);

        assertThat(send("{\"msgtype\":\"image\",\"image\":{\"base64\":\"%s\",\"md5\":\"x\"}}".formatted(picture)))
                .isEqualTo(93018);
    }

    private int text(String text) {
        return send("{\"msgtype\":\"text\",\"text\":{\"content\":\"%s\"}}".formatted(text));
    }

    private int file(String mediaId) {
        return send("{\"msgtype\":\"file\",\"file\":{\"media_id\":\"%s\"}}".formatted(mediaId));
    }

    private int card(String mediaId) {
        return send("""
                {"msgtype":"template_card","template_card":{"card_type":"text_notice","sub_title_text":"x",
                "horizontal_content_list":[{"type":2,"keyname":"n","media_id":"%s"}],"card_action":{"type":1,"url":"u"}}}""".formatted(mediaId));
    }

    private int send(String body) {
        return platform.post("/cgi-bin/webhook/send?key=" + key, body).errcode();
    }
}
