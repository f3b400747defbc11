package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTests extends PlatformTests {

    @Test
    void answersAnErrcodeSoManyTimes() {
        fault("{\"api\":\"getcallbackip\",\"errcode\":45009,\"count\":2}");

        assertThat(IntStream.range(0, 3).map(_ -> ips().errcode())).containsExactly(45009, 45009, 0);
    }

    @Test
    void answersAnHttpStatusForSoLong() {
        fault("{\"api\":\"/cgi-bin/getcallbackip\",\"httpStatus\":503,\"forSeconds\":60}");

        assertThat(ips().status()).isEqualTo(503);
        platform.advance(Duration.ofMinutes(1));
        assertThat(ips().status()).isEqualTo(200);
    }

    @Test
    void hitsByChance() {
        fault("{\"api\":\"getcallbackip\",\"errcode\":-1,\"probability\":0.5}");

        var hits = IntStream.range(0, 200).filter(_ -> ips().errcode() == -1).count();

        assertThat(hits).isBetween(60L, 140L);
    }

    @Test
    void repeatsTheCallInItsErrorWhenAskedTo() {
        fault("{\"api\":\"gettoken\",\"errcode\":40001,\"echo\":true,\"count\":1}");

        assertThat(platform.get("/cgi-bin/gettoken?corpid=%s&corpsecret=theSecret".formatted(DemoCorp.CORP_ID))
                        .text("errmsg"))
                .contains("theSecret");
    }

    @Test
    void hitsEveryApiWhenAskedTo() {
        fault("{\"api\":\"*\",\"errcode\":60020,\"count\":1}");

        assertThat(platform.get("/cgi-bin/gettoken?corpid=%s&corpsecret=%s"
                                .formatted(DemoCorp.CORP_ID, DemoCorp.SECRET))
                        .errcode())
                .isEqualTo(60020);
    }

    @Test
    void hasNoEffectWhenAFaultHitsAWrite() {
        var code = platform.scan("败").text("welcomeCode");
        fault("{\"api\":\"externalcontact/send_welcome_msg\",\"errcode\":-1,\"count\":1}");

        assertThat(welcome(code)).isEqualTo(-1);
        assertThat(welcome(code)).isZero();
    }

    @Test
    void waits() {
        fault("{\"api\":\"getcallbackip\",\"delayMs\":120,\"count\":1}");
        long began = System.nanoTime();

        assertThat(ips().errcode()).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void dropsTheConnectionBeforeTheCallTookEffect() {
        var code = platform.scan("断").text("welcomeCode");
        fault("{\"api\":\"externalcontact/send_welcome_msg\",\"drop\":true,\"count\":1}");

        assertThatThrownBy(() -> welcome(code)).isInstanceOf(UncheckedIOException.class);

        assertThat(welcome(code)).isZero();
    }

    @Test
    void dropsTheConnectionAfterTheCallTookEffect() {
        var code = platform.scan("断").text("welcomeCode");
        fault("{\"api\":\"externalcontact/send_welcome_msg\",\"drop\":true,\"afterEffect\":true,\"count\":1}");

        assertThatThrownBy(() -> welcome(code)).isInstanceOf(UncheckedIOException.class);

        assertThat(welcome(code)).isEqualTo(41051);
        assertThat(platform.get("/sim/v1/calls").body().toString()).contains("\"dropped\":true");
    }

    @Test
    void saysThatItFailedAfterTheCallTookEffect() {
        var code = platform.scan("假").text("welcomeCode");
        fault("{\"api\":\"externalcontact/send_welcome_msg\",\"errcode\":-1,\"afterEffect\":true,\"count\":1}");

        assertThat(welcome(code)).isEqualTo(-1);
        assertThat(welcome(code)).isEqualTo(41051);
    }

    @Test
    void hitsTheSameCallsWithTheSameSeed() {
        var first = hits();
        var second = hits();

        assertThat(first).isEqualTo(second).contains(true, false);
    }

    private List<Boolean> hits() {
        platform.delete("/sim/v1/faults");
        fault("{\"api\":\"getcallbackip\",\"errcode\":-1,\"probability\":0.4,\"seed\":17}");
        return IntStream.range(0, 30).mapToObj(_ -> ips().errcode() == -1).toList();
    }

    @Test
    void countsWhatAFaultHit() {
        fault("{\"api\":\"getcallbackip\",\"errcode\":-1}");
        ips();
        ips();

        assertThat(platform.get("/sim/v1/faults")
                        .body()
                        .path("items")
                        .path(0)
                        .path("hits")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void listsAndEndsFaults() {
        fault("{\"api\":\"getcallbackip\",\"errcode\":-1}");
        assertThat(platform.get("/sim/v1/faults").body().path("items").size()).isEqualTo(1);

        assertThat(platform.delete("/sim/v1/faults").status()).isEqualTo(204);

        assertThat(platform.get("/sim/v1/faults").body().path("items").size()).isZero();
        assertThat(ips().errcode()).isZero();
    }

    @Test
    void refusesAnApiThatIsCalledTooOftenForAMinute(@TempDir Path directory) {
        var limits = new ApiLimits(Duration.ofHours(2), ApiLimits.TokenRenewal.SAME, 3, 30, 1_000);
        try (var strict = TestPlatform.in(directory, settings -> settings.withLimits(limits))) {
            var token = strict.token();
            var path = "/cgi-bin/getcallbackip?access_token=" + token;

            assertThat(IntStream.range(0, 5).map(_ -> strict.get(path).errcode()))
                    .containsExactly(0, 0, 0, 45009, 45009);
            strict.advance(Duration.ofSeconds(59));
            assertThat(strict.get(path).errcode()).isEqualTo(45009);
            strict.advance(Duration.ofSeconds(1));
            assertThat(strict.get(path).errcode()).isZero();
        }
    }

    private void fault(String body) {
        assertThat(platform.control("faults", body).status()).isEqualTo(201);
    }

    private TestPlatform.Answer ips() {
        return platform.read("getcallbackip", "");
    }
}
