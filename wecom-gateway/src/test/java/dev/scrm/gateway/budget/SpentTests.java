package dev.scrm.gateway.budget;

import static dev.scrm.gateway.budget.CallLane.BULK;
import static dev.scrm.gateway.budget.CallLane.INTERACTIVE;
import static dev.scrm.gateway.budget.CallLane.URGENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.budget.Spent.Granted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpentTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Allowance A_HUNDRED_A_MINUTE = Allowance.of(Window.ofMinute(100));

    private Spent spent = Spent.NOTHING;

    @Test
    void grantsWhatIsLeftAndTellsWhenThereIsMore() {
        assertThat(grant(URGENT, 60, NOON).calls()).containsEntry(URGENT, 60);

        var granted = grant(URGENT, 60, NOON.plusSeconds(10));

        assertThat(granted.calls()).containsEntry(URGENT, 40);
        // The minute, two seconds in which a granted call may still be on its way, and the second in which it was
        // granted.
        assertThat(granted.nextAt()).containsEntry(URGENT, NOON.plusSeconds(63));
        assertThat(grant(URGENT, 60, NOON.plusSeconds(63).minusMillis(1)).calls())
                .containsEntry(URGENT, 0);
        assertThat(grant(URGENT, 80, NOON.plusSeconds(63)).calls()).containsEntry(URGENT, 60);
    }

    @Test
    void keepsSomethingForTheHigherLanes() {
        assertThat(grant(BULK, 200, NOON).calls()).containsEntry(BULK, 97);
        assertThat(grant(INTERACTIVE, 200, NOON).calls()).containsEntry(INTERACTIVE, 2);
        assertThat(grant(URGENT, 200, NOON).calls()).containsEntry(URGENT, 1);
    }

    @Test
    void forgetsSoonWhatAClockThatWasADayAheadLeftBehind() {
        grant(URGENT, 10, NOON.plus(Duration.ofDays(1)));
        spent = spent.refused(A_HUNDRED_A_MINUTE, NOON.plus(Duration.ofDays(1)));

        assertThat(grant(URGENT, 1, NOON).nextAt()).containsEntry(URGENT, NOON.plus(Duration.ofHours(1)));
        assertThat(grant(URGENT, 200, NOON.plus(Duration.ofHours(2))).calls()).containsEntry(URGENT, 100);
    }

    @Test
    void servesTheHigherLanesFirst() {
        var granted = spent.grant(A_HUNDRED_A_MINUTE, Map.of(BULK, 90, URGENT, 50, INTERACTIVE, 30), NOON)
                .result();

        assertThat(granted.calls())
                .containsEntry(URGENT, 50)
                .containsEntry(INTERACTIVE, 30)
                .containsEntry(BULK, 17);
        assertThat(granted.nextAt()).containsOnlyKeys(BULK);
    }

    @Test
    void holdsEveryWindow() {
        var allowance = Allowance.of(Window.ofMinute(100), Window.ofHour(150));
        var first = spent.grant(allowance, Map.of(URGENT, 100), NOON);

        var second = first.state().grant(allowance, Map.of(URGENT, 100), NOON.plusSeconds(70));

        assertThat(second.result().calls()).containsEntry(URGENT, 50);
        assertThat(second.result().nextAt().get(URGENT))
                .isBetween(NOON.plus(Duration.ofMinutes(60)), NOON.plus(Duration.ofMinutes(62)));
    }

    @Test
    void closesForAMinuteWhenWecomRefuses() {
        spent = spent.refused(A_HUNDRED_A_MINUTE, NOON);

        assertThat(grant(URGENT, 1, NOON.plusSeconds(59)).nextAt()).containsEntry(URGENT, NOON.plusSeconds(60));
        assertThat(grant(URGENT, 1, NOON.plusSeconds(60)).calls()).containsEntry(URGENT, 1);
    }

    @Test
    void takesCallsThatWereUnderWayForOneRefusal() {
        spent = spent.refused(A_HUNDRED_A_MINUTE, NOON);

        assertThat(spent.refused(A_HUNDRED_A_MINUTE, NOON.plusSeconds(5))).isEqualTo(spent);
    }

    @Test
    void doesNotTakeCrowdsForASpentHour() {
        var at = NOON;
        for (int i = 0; i < 10; i++) {
            spent = spent.crowded(at);
            assertThat(spent.closedUntil()).isEqualTo(at.plusSeconds(5));
            at = at.plusSeconds(6);
        }

        assertThat(spent.refused(A_HUNDRED_A_MINUTE, at).closedUntil()).isEqualTo(at.plusSeconds(60));
    }

    @Test
    void closesForAnHourWhenMinutesDoNotHelp() {
        var at = NOON;
        for (int i = 0; i < 3; i++) {
            spent = spent.refused(A_HUNDRED_A_MINUTE, at);
            assertThat(spent.closedUntil()).isEqualTo(at.plusSeconds(60));
            at = at.plusSeconds(61);
        }

        spent = spent.refused(A_HUNDRED_A_MINUTE, at);

        assertThat(spent.closedUntil()).isEqualTo(at.plus(Duration.ofHours(1)));
    }

    @Test
    void closesForAnHourWhenTheHourIsSpent() {
        var allowance = Allowance.of(Window.ofMinute(1000), Window.ofHour(1000));
        spent = spent.grant(allowance, Map.of(URGENT, 960), NOON).state();

        assertThat(spent.refused(allowance, NOON.plusSeconds(1)).closedUntil())
                .isEqualTo(NOON.plusSeconds(1).plus(Duration.ofHours(1)));
    }

    /** Replicas ask for any numbers at any time; each granted call is counted at any time within two seconds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverLetsAnyStretchOfAMinuteHoldMoreThanTheLimit(long seed) {
        var random = new Random(seed);
        int limit = 20 + random.nextInt(200);
        var allowance = Allowance.of(Window.ofMinute(limit));
        var counted = new ArrayList<Instant>();
        var now = NOON;
        for (int i = 0; i < 2_000; i++) {
            now = now.plusMillis(random.nextInt(random.nextBoolean() ? 50 : 3_000));
            var lane = List.of(URGENT, INTERACTIVE, BULK).get(random.nextInt(3));
            // Clocks of replicas differ by less than a call's way takes.
            var change = spent.grant(allowance, Map.of(lane, 1 + random.nextInt(40)), now);
            spent = change.state();
            for (int call = 0; call < change.result().calls().getOrDefault(lane, 0); call++) {
                counted.add(now.plusMillis(random.nextInt(2_000)));
            }
        }

        assertThat(mostInAMinute(counted)).isLessThanOrEqualTo(limit).isGreaterThan(limit * 9 / 10);
    }

    private static int mostInAMinute(List<Instant> instants) {
        Collections.sort(instants);
        int most = 0;
        int from = 0;
        for (int to = 0; to < instants.size(); to++) {
            while (!instants.get(from).isAfter(instants.get(to).minusSeconds(60))) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    private Granted grant(CallLane lane, int calls, Instant now) {
        var change = spent.grant(A_HUNDRED_A_MINUTE, Map.of(lane, calls), now);
        spent = change.state();
        return change.result();
    }
}
