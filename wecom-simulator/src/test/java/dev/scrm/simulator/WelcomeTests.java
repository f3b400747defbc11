package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WelcomeTests extends PlatformTests {

    @Test
    void takesACodeOnce() {
        var code = platform.scan("蓝鲸").text("welcomeCode");

        assertThat(welcome(code)).isZero();
        assertThat(welcome(code)).isEqualTo(41051);
    }

    @Test
    void takesACodeUntilItsTwentySecondsAreOver() {
        var early = platform.scan("早").text("welcomeCode");
        platform.advance(Duration.ofSeconds(20));
        var late = platform.scan("晚").text("welcomeCode");

        assertThat(welcome(early)).isZero();
        platform.advance(Duration.ofSeconds(21));
        assertThat(welcome(late)).isEqualTo(41050);
    }

    @Test
    void refusesACodeItNeverGave() {
        assertThat(welcome("made-up")).isEqualTo(41050);
    }

    @Test
    void takesTheCodeOfACustomerMadeWithoutACallback() {
        var made = platform.control(
                "customers", "{\"userId\":\"lin.wei\",\"customer\":{\"name\":\"静\"},\"welcomeCode\":true}");

        assertThat(welcome(made.text("welcomeCode"))).isZero();
        assertThat(platform.gateway.about(made.text("externalUserId"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":{\"content\":\"x\"}} | 41049",
                "{\"welcome_code\":\"%s\"} | 40058",
                "{\"welcome_code\":\"%s\",\"text\":{\"content\":\"\"},\"attachments\":[]} | 40058",
                "{\"welcome_code\":\"%s\",\"attachments\":[{\"msgtype\":\"song\"}]} | 41065",
                "{\"welcome_code\":\"%s\",\"attachments\":[1,2,3,4,5,6,7,8,9,10]} | 41064"
            })
    void refusesAMessageThatIsNotOne(String body, int errcode) {
        var code = platform.scan("挑剔").text("welcomeCode");

        assertThat(platform.call("externalcontact/send_welcome_msg", body.formatted(code))
                        .errcode())
                .isEqualTo(errcode);
        assertThat(welcome(code)).isZero();
    }

    @Test
    void countsTheLengthOfTheTextInBytes() {
        var code = platform.scan("长").text("welcomeCode");
        var body = "{\"welcome_code\":\"%s\",\"text\":{\"content\":\"%s\"}}";

        assertThat(platform.call("externalcontact/send_welcome_msg", body.formatted(code, "长".repeat(1_334)))
                        .errcode())
                .isEqualTo(45002);
        assertThat(platform.call("externalcontact/send_welcome_msg", body.formatted(code, "长".repeat(1_333)))
                        .errcode())
                .isZero();
    }

    @Test
    void givesEachAppACodeOfItsOwnOfWhichOneIsGood(@TempDir Path directory) {
        try (var two = TestPlatform.in(directory, settings -> settings.withCorp(withASecondApp(settings.corp())))) {
            var scan = two.scan("双");
            var tokenOfTheSecond = two.get("/cgi-bin/gettoken?corpid=%s&corpsecret=second".formatted(DemoCorp.CORP_ID))
                    .text("access_token");
            var body = "{\"welcome_code\":\"%s\",\"text\":{\"content\":\"hi\"}}".formatted(scan.text("welcomeCode"));

            assertThat(scan.body().path("deliveryIds").size()).isEqualTo(2);
            assertThat(two.post("/cgi-bin/externalcontact/send_welcome_msg?access_token=" + tokenOfTheSecond, body)
                            .errcode())
                    .isEqualTo(41050);
            assertThat(two.call("externalcontact/send_welcome_msg", body).errcode())
                    .isZero();
            var codes = await().until(
                            () -> two.gateway.about(scan.text("externalUserId")).stream()
                                    .map(callback -> callback.text("WelcomeCode"))
                                    .distinct()
                                    .toList(),
                            found -> found.size() == 2);
            var other = codes.stream()
                    .filter(code -> !code.equals(scan.text("welcomeCode")))
                    .findFirst()
                    .orElseThrow();
            assertThat(two.post(
                                    "/cgi-bin/externalcontact/send_welcome_msg?access_token=" + tokenOfTheSecond,
                                    "{\"welcome_code\":\"%s\",\"text\":{\"content\":\"hi\"}}".formatted(other))
                            .errcode())
                    .isEqualTo(41051);
        }
    }

    private static Corp withASecondApp(Corp corp) {
        var first = corp.apps().getFirst();
        var second = new Corp.App(1000003, "Second", "second", true, first.callback());
        return new Corp(corp.corpId(), List.of(first, second), corp.members(), corp.tagGroups(), corp.accounts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'msgtype':'image','image':{'media_id':'ghost'}} | 40007",
                "{'msgtype':'image','image':{'media_id':'IMAGE'}} | 0",
                "{'msgtype':'image','image':{'pic_url':'https://simulator.invalid/picture/1'}} | 0",
                "{'msgtype':'link','link':{'title':'指南'}} | 40063",
                "{'msgtype':'link','link':{'title':'指南','url':'https://a.invalid/'}} | 0",
                "{'msgtype':'miniprogram','miniprogram':{'title':'店','appid':'wx1','page':'p','pic_media_id':'IMAGE'}} | 0",
                "{'msgtype':'file','file':{'media_id':'IMAGE'}} | 40007"
            })
    void checksWhatIsAttached(String attachment, int errcode) {
        var code = platform.scan("附").text("welcomeCode");
        var body = attachment.replace('\'', '"').replace("IMAGE", platform.media("image", "a.png"));

        assertThat(platform.call(
                                "externalcontact/send_welcome_msg",
                                "{\"welcome_code\":\"%s\",\"attachments\":[%s]}".formatted(code, body))
                        .errcode())
                .isEqualTo(errcode);
    }
}
