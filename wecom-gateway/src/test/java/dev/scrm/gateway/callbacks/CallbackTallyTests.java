package dev.scrm.gateway.callbacks;

import static dev.scrm.gateway.callbacks.CallbackFixtures.NOON;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallbackTallyTests {
    private final MutableClock clock = MutableClock.at(NOON);
    private final CallbackTally tally = new CallbackTally(clock);
    private final InMemoryCallbackHealths healths = new InMemoryCallbackHealths();
    private final WriteDownTally writeDownTally = new WriteDownTally(tally, healths, clock);

    @Test
    void writesDownWhatCameSinceTheLastTime() {
        answered(CallbackAnswer.ACCEPTED, 3);
        writeDownTally.writeDown();
        answered(CallbackAnswer.SPOOLED, 700);
        tally.unrecognized(DEMO_APP, "event/new$thing.x");
        writeDownTally.writeDown();
        writeDownTally.writeDown();

        var count = health().ofLastDay(NOON);

        assertThat(count.kept()).isEqualTo(2);
        assertThat(count.of(CallbackAnswer.SPOOLED)).isEqualTo(1);
        assertThat(count.unrecognized()).containsExactly(Map.entry("event/new_thing_x", 1L));
        assertThat(count.slowestMillis()).isEqualTo(700);
        assertThat(health().lastKept()).isEqualTo(NOON);
    }

    @Test
    void losesNothingWhileTheStoreIsAway() {
        answered(CallbackAnswer.ACCEPTED, 40);
        tally.refused(DEMO_APP, "bad-signature");
        healths.setAway(true);
        assertThatThrownBy(writeDownTally::writeDown).isInstanceOf(IllegalStateException.class);
        answered(CallbackAnswer.ACCEPTED, 3);
        healths.setAway(false);

        writeDownTally.writeDown();

        assertThat(health().ofLastDay(NOON).kept()).isEqualTo(2);
        assertThat(health().ofLastDay(NOON).slowestMillis()).isEqualTo(40);
        assertThat(health().lastRefusal()).contains(new CallbackHealth.Refusal("bad-signature", NOON));
    }

    @Test
    void writesDownAProvenAddressThoughNothingElseCame() {
        tally.proven(DEMO_APP);
        writeDownTally.writeDown();

        assertThat(health().lastProven()).isEqualTo(NOON);
        assertThat(new CallbackTimes(new CallbackTally(clock), healths, clock).last(DEMO_APP))
                .as("another replica knows it as well")
                .contains(NOON);
    }

    @Test
    void tellsOnlySoManyTypesApart() {
        IntStream.range(0, 1_000).forEach(i -> tally.unrecognized(DEMO_APP, "type" + i));
        tally.unrecognized(DEMO_APP, "");
        writeDownTally.writeDown();

        var unrecognized = health().ofLastDay(NOON).unrecognized();

        assertThat(unrecognized).hasSizeLessThan(50);
        assertThat(unrecognized.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(1_001);
    }

    @Test
    void saysHowLongNearlyAllTook() {
        IntStream.range(0, 99).forEach(_ -> answered(CallbackAnswer.ACCEPTED, 4));
        answered(CallbackAnswer.ACCEPTED, 1_900);
        writeDownTally.writeDown();

        assertThat(health().ofLastDay(NOON).p99Millis()).isEqualTo(5);
        answered(CallbackAnswer.ACCEPTED, 1_900);
        writeDownTally.writeDown();
        assertThat(health().ofLastDay(NOON).p99Millis()).isEqualTo(1_900);
        assertThat(CallbackCount.NOTHING.p99Millis()).isZero();
    }

    private void answered(CallbackAnswer answer, int millis) {
        tally.answered(DEMO_APP, answer, Duration.ofMillis(millis).toNanos());
    }

    private CallbackHealth health() {
        return healths.find(List.of(DEMO_APP.corpId()), NOON).get(DEMO_APP.key());
    }
}
