package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTests extends PlatformTests {

    @Test
    void givesTheSameTokenWhileItIsValid() {
        var first = platform.token();
        platform.advance(Duration.ofSeconds(100));

        assertThat(platform.token()).isEqualTo(first);
    }

    @Test
    void answersHowLongTheTokenIsStillValid() {
        platform.advance(Duration.ofHours(2));
        platform.token();
        platform.advance(Duration.ofSeconds(200));

        var answer =
                platform.get("/cgi-bin/gettoken?corpid=%s&corpsecret=%s".formatted(DemoCorp.CORP_ID, DemoCorp.SECRET));

        assertThat(answer.body().path("expires_in").asInt()).isEqualTo(7_000);
    }

    @Test
    void refusesATokenThatExpired() {
        var token = platform.token();
        platform.advance(Duration.ofHours(2));

        assertThat(platform.get("/cgi-bin/getcallbackip?access_token=" + token).errcode())
                .isEqualTo(42001);
        assertThat(platform.token()).isNotEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(ints = {40014, 42001})
    void refusesATokenThatDiedEarlyAndGivesANewOne(int errcode) {
        var token = platform.token();

        var killed = platform.control("tokens/kill", "{\"errcode\":%d}".formatted(errcode));

        assertThat(killed.body().path("tokens").asInt()).isEqualTo(1);
        assertThat(platform.get("/cgi-bin/getcallbackip?access_token=" + token).errcode())
                .isEqualTo(errcode);
        assertThat(platform.get("/cgi-bin/getcallbackip?access_token=" + platform.token())
                        .errcode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "corpid=ww5c3a0demo0000001&corpsecret=wrong, 40001",
        "corpid=another&corpsecret=wrong, 40013",
        "corpsecret=wrong, 41002",
        "corpid=ww5c3a0demo0000001, 41004"
    })
    void givesNoTokenForWrongCredentials(String query, int errcode) {
        assertThat(platform.get("/cgi-bin/gettoken?" + query).errcode()).isEqualTo(errcode);
    }

    @Test
    void wantsTheTokenInTheQuery() {
        var body = "{\"access_token\":\"%s\",\"open_kfid\":\"wkDEMOkf0001\"}".formatted(platform.token());

        assertThat(platform.post("/cgi-bin/kf/sync_msg", body).errcode()).isEqualTo(41001);
        assertThat(platform.post("/cgi-bin/kf/sync_msg?access_token=made-up", body)
                        .errcode())
                .isEqualTo(40014);
    }

    @Test
    void explainsErrorsAsThePlatformDoes() {
        var answer = platform.get("/cgi-bin/getcallbackip?access_token=made-up");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("errmsg"))
                .matches("invalid access_token, hint: \\[\\d+_\\d+_\\w{32}], from ip: 127\\.0\\.0\\.1, "
                        + "more info at https://open\\.work\\.weixin\\.qq\\.com/devtool/query\\?e=40014");
    }

    @Test
    void letsOldTokensLiveOrDieAsSet(@TempDir Path one, @TempDir Path other) {
        assertThat(errcodeOfTheFirstOfTwoTokens(one, ApiLimits.TokenRenewal.NEW))
                .isZero();
        assertThat(errcodeOfTheFirstOfTwoTokens(other, ApiLimits.TokenRenewal.REPLACE))
                .isEqualTo(40014);
    }

    @Test
    void refusesAnAppThatMayNotCallAnApi(@TempDir Path directory) {
        var demo = DemoCorp.withGateway("http://127.0.0.1:1");
        var other = new Corp.App(1000099, "Canteen", "canteen-secret", false, null);
        var corp = new Corp(
                demo.corpId(),
                List.of(demo.apps().getFirst(), other),
                demo.members(),
                demo.tagGroups(),
                demo.accounts());
        try (var two = TestPlatform.in(directory, settings -> settings.withCorp(corp))) {
            var token = two.get("/cgi-bin/gettoken?corpid=%s&corpsecret=canteen-secret".formatted(corp.corpId()))
                    .text("access_token");

            assertThat(two.get("/cgi-bin/externalcontact/list?userid=lin.wei&access_token=" + token)
                            .errcode())
                    .isEqualTo(48002);
            assertThat(two.post("/cgi-bin/message/send?access_token=" + token, """
                                    {"touser":"lin.wei","msgtype":"text","agentid":1000002,"text":{"content":"x"}}""")
                            .errcode())
                    .isEqualTo(301002);
        }
    }

    private static int errcodeOfTheFirstOfTwoTokens(Path directory, ApiLimits.TokenRenewal renewal) {
        var limits = new ApiLimits(Duration.ofHours(2), renewal, 0, 30, 1_000);
        try (var platform = TestPlatform.in(directory, settings -> settings.withLimits(limits))) {
            var first = platform.token();
            assertThat(platform.token()).isNotEqualTo(first);
            return platform.get("/cgi-bin/getcallbackip?access_token=" + first).errcode();
        }
    }
}
