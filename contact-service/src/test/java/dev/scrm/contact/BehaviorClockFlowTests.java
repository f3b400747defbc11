package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told by a source whose clock goes wrong, and says when it sent it. */
class BehaviorClockFlowTests extends BehaviorFlow {
    private static final Duration BEHIND = Duration.ofHours(5);

    @Test
    void isDatedByOurClock() {
        var customer = scanned();

        var row = paid("m1", customer, 100)
                .replace(noon.toString(), noon.minus(BEHIND).toString());

        assertThat(sent(Instant.now().minus(BEHIND), row).status()).isEqualTo(202);

        eventually(() -> assertThat(occurred(customer)).hasSize(1));
        assertThat(occurred(customer).getFirst()).isBetween(noon.minusSeconds(1), noon.plusSeconds(60));
        assertThat(figures()).containsEntry("corrected", 1L);
        assertThat(skew()).isBetween(BEHIND.toSeconds() - 1, BEHIND.toSeconds() + 60);
    }

    @Test
    void isLeftAsItIsWhileTheClockIsRight() {
        var customer = scanned();

        sent(Instant.now(), paid("m1", customer, 100));

        eventually(() -> assertThat(occurred(customer)).hasSize(1));
        assertThat(occurred(customer).getFirst().toEpochMilli()).isEqualTo(noon.toEpochMilli());
        assertThat(figures()).doesNotContainKey("corrected");
        assertThat(skew()).isBetween(0L, 10L);
    }

    /** It would be in the future by the clock of its source; what is put right later is put right by as much. */
    @Test
    void isDatedByOurClockWhenItLayInQuarantine() {
        var customer = scanned();
        var ahead = Instant.now().plus(BEHIND);
        var row = row("q1", "\"contactId\":\"" + customer + "\"", "sofa-tried", "{}")
                .replace(noon.toString(), noon.plus(BEHIND).toString());
        assertThat(sent(ahead, row).body().path("rejected")).hasSize(1);
        putAny(admin, "/api/v1/behavior-types/sofa-tried", "{\"title\":\"试坐沙发\",\"schema\":{\"type\":\"object\"}}");

        var replayed = send("POST", admin, "/api/v1/behavior-quarantine/replay?sourceId=shop", null);

        assertThat(replayed.body().path("replayed").asInt()).isEqualTo(1);
        eventually(() -> assertThat(occurred(customer)).hasSize(1));
        assertThat(occurred(customer).getFirst()).isBetween(noon.minusSeconds(1), noon.plusSeconds(60));
    }

    @Test
    void isTheSameRequestThoughItIsSentOnceMoreLater() {
        var row = paid("m1", scanned(), 100);
        var first = post(key, "night-1", batch(noon, row));
        var second = post(key, "night-1", batch(noon.plusSeconds(30), row));

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(post(key, "night-1", batch(noon, paid("m2", scanned(), 1))).text("code"))
                .isEqualTo("idempotency-key-reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "\"1970-01-01T00:00:00Z\"", "\"9999-01-01T00:00:00Z\""})
    void isRefusedWithAClockThatWasNeverSet(String sentAt) {
        var refused = post(key, null, "{\"sentAt\":%s,\"items\":[%s]}".formatted(sentAt, paid("m1", scanned(), 1)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("behavior-invalid");
        assertThat(refused.text("field")).isEqualTo("sentAt");
    }

    private Answer sent(Instant at, String rows) {
        return post(key, null, batch(at, rows));
    }

    private static String batch(Instant sentAt, String rows) {
        return "{\"sentAt\":\"%s\",\"items\":[%s]}".formatted(sentAt, rows);
    }

    private List<Instant> occurred(String contactId) {
        return told(contactId).stream()
                .map(event -> Instant.parse(text(event, "occurredAt")))
                .toList();
    }

    private long skew() {
        return get(admin, "/api/v1/behavior-sources/shop/figures")
                .body()
                .path("days")
                .path(0)
                .path("skewSeconds")
                .asLong(-1);
    }
}
