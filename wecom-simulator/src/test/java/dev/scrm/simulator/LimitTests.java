package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How often and how many at a time APIs may be called. */
class LimitTests extends PlatformTests {
    private String token = "";

    @BeforeEach
    void beginAnew() {
        platform.advance(Duration.ofHours(2));
        token = platform.token();
        platform.delete("/sim/v1/limits");
    }

    @AfterEach
    void beLenient() {
        platform.put("limits", "{\"like\":\"demo\"}");
    }

    @Test
    void refusesForAMinuteWhatIsTooMuchInAMinute() {
        platform.put("limits", "{\"perMinute\":3}");
        platform.advance(Duration.ofSeconds(30));

        assertThat(errcodes(5)).containsExactly(0, 0, 0, 45009, 45009);
        platform.advance(Duration.ofSeconds(59)); // the next minute of the calendar, but still blocked
        assertThat(errcodes(1)).containsExactly(45009);
        platform.advance(Duration.ofSeconds(1));
        assertThat(errcodes(1)).containsExactly(0);
    }

    @Test
    void refusesForAnHourWhatIsTooMuchInAnHour() {
        platform.put("limits", "{\"perHour\":2}");
        platform.advance(Duration.ofMinutes(30));

        assertThat(errcodes(3)).containsExactly(0, 0, 45009);
        platform.advance(Duration.ofMinutes(59));
        assertThat(errcodes(1)).containsExactly(45009);
        platform.advance(Duration.ofMinutes(1));
        assertThat(errcodes(1)).containsExactly(0);
    }

    @Test
    void hasTheNumbersOfWecom() {
        var settings = platform.put("limits", "{\"like\":\"wecom\"}").body();

        assertThat(settings.path("perMinute").asInt()).isEqualTo(10_000);
        assertThat(settings.path("perHour").asInt()).isEqualTo(150_000);
        assertThat(settings.path("concurrency").path("externalcontact/mark_tag").asInt())
                .isEqualTo(5);
    }

    @Test
    void countsTheMostInAnyMinuteAndNotOnlyInThoseOfTheCalendar() {
        platform.advance(Duration.ofSeconds(50));
        errcodes(4);
        platform.advance(Duration.ofSeconds(20));
        errcodes(3);
        platform.advance(Duration.ofSeconds(45));
        errcodes(2);

        var count = count("getcallbackip");
        assertThat(count.path("accepted").asInt()).isEqualTo(9);
        assertThat(count.path("largestIn60Seconds").asInt()).isEqualTo(7);
        assertThat(count.path("largestInMinute").asInt()).isEqualTo(5);
        assertThat(count.path("largestIn3600Seconds").asInt()).isEqualTo(9);
    }

    @Test
    void countsWhatWasRefused() {
        platform.put("limits", "{\"quotas\":{\"getcallbackip\":2}}");
        errcodes(5);
        platform.get("/cgi-bin/getcallbackip?access_token=ghost");

        var count = count("getcallbackip");
        assertThat(count.path("calls").asInt()).isEqualTo(6);
        assertThat(count.path("accepted").asInt()).isEqualTo(2);
        assertThat(count.path("refused").path("45009").asInt()).isEqualTo(3);
        assertThat(count.path("refused").path("40014").asInt()).isEqualTo(1);
    }

    @Test
    void refusesMoreCallsAtATimeThanAreAllowed() throws Exception {
        platform.put("limits", "{\"concurrency\":{\"getcallbackip\":2},\"latencyMs\":400}");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> call = this::call;
            var answers = threads.invokeAll(Stream.generate(() -> call).limit(6).toList());

            var errcodes = answers.stream().map(answer -> answer.resultNow()).toList();
            assertThat(errcodes).contains(0, 45033);
        }
        assertThat(count("getcallbackip").path("largestConcurrent").asInt()).isEqualTo(2);
        await().until(() -> call() == 0);
    }

    @Test
    void countsTokensThatWereAskedForTooEarly() {
        long before = tokens("whileValid");
        platform.token();
        platform.token();

        assertThat(tokens("whileValid") - before).isEqualTo(2);
    }

    @Test
    void limitsTheTicketsOfAnApp() {
        var errcodes = IntStream.range(0, 101)
                .map(_ -> platform.get("/cgi-bin/get_jsapi_ticket?access_token=" + token)
                        .errcode())
                .toArray();

        assertThat(errcodes[99]).isZero();
        assertThat(errcodes[100]).isEqualTo(45009);
    }

    private int[] errcodes(int calls) {
        return IntStream.range(0, calls).map(_ -> call()).toArray();
    }

    private int call() {
        return platform.get("/cgi-bin/getcallbackip?access_token=" + token).errcode();
    }

    private JsonNode count(String api) {
        return platform.get("/sim/v1/limits")
                .body()
                .path("apis")
                .valueStream()
                .filter(count -> count.path("api").asString().equals(api))
                .findFirst()
                .orElseThrow();
    }

    private long tokens(String field) {
        return platform.get("/sim/v1/limits")
                .body()
                .path("tokens")
                .path(0)
                .path(field)
                .asLong();
    }
}
