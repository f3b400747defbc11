package dev.scrm.journey.engine.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.journey.engine.Instance.Timer;
import dev.scrm.journey.engine.streams.RowKeys.DueTimer;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class TimersTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final KeyValueStore<Bytes, byte[]> rows =
            Stores.inMemoryKeyValueStore("rows").get();
    private final Timers timers = new Timers(rows);

    @Test
    void readsAKeyBackAsTheTimerItWasWrittenFor() {
        var timer = timerDue(Instant.parse("1969-07-20T20:17:40.001Z"));

        assertThat(RowKeys.timer(RowKeys.timer("corp:联系人", timer))).isEqualTo(new DueTimer("corp:联系人", timer));
    }

    @Test
    void handsOutTimersInOrderOfDueTime() {
        var late = timerDue(NOON.plusSeconds(2));
        var early = timerDue(NOON.plusSeconds(1));
        timers.set("a", late);
        timers.set("b", early);

        assertThat(timers.due(NOON.plusSeconds(5), 10))
                .extracting(DueTimer::timer)
                .containsExactly(early, late);
    }

    @Test
    void handsOutOnlyWhatIsDueAndNoMoreThanAsked() {
        for (int i = 0; i < 5; i++) {
            timers.set("k" + i, timerDue(NOON.plusSeconds(i)));
        }

        assertThat(timers.due(NOON.plusSeconds(3), 2)).hasSize(2);
        assertThat(timers.due(NOON.plusSeconds(3), 10)).hasSize(4);
    }

    @Test
    void handsOutAgainWhatWasNotFired() {
        timers.set("a", timerDue(NOON));
        timers.set("b", timerDue(NOON.plusMillis(1)));
        var due = timers.due(NOON.plusSeconds(1), 10);
        timers.fired(due.getFirst());

        assertThat(timers.due(NOON.plusSeconds(1), 10)).containsExactly(due.getLast());
    }

    @Test
    void findsATimerThatIsSetForATimeAlreadyPassed() {
        timers.due(NOON, 10);
        var past = timerDue(NOON.minusSeconds(60));

        timers.set("a", past);

        assertThat(timers.due(NOON, 10)).extracting(DueTimer::timer).containsExactly(past);
    }

    @Test
    void losesNoTimerWhateverIsSetClearedAndRestarted() {
        for (int seed = 0; seed < 200; seed++) {
            losesNoTimer(new Random(seed), seed);
        }
    }

    private static void losesNoTimer(Random random, int seed) {
        KeyValueStore<Bytes, byte[]> rows = Stores.inMemoryKeyValueStore("rows").get();
        var timers = new Timers(rows);
        List<Timer> set = new ArrayList<>();
        var now = NOON;
        for (int i = 0; i < 200; i++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    var timer = timerDue(now.plusMillis(random.nextInt(400_000) - 100_000));
                    set.add(timer);
                    timers.set("k", timer);
                }
                case 2 -> {
                    if (!set.isEmpty()) {
                        timers.clear("k", set.remove(random.nextInt(set.size())));
                    }
                }
                case 3 -> timers = new Timers(rows);
                default -> {
                    now = now.plusMillis(random.nextInt(90_000));
                    for (var due : timers.due(now, 1 + random.nextInt(5))) {
                        timers.fired(due);
                        assertThat(set.remove(due.timer())).as("seed %d", seed).isTrue();
                    }
                }
            }
        }
        var end = now.plusSeconds(1_000);
        assertThat(timers.due(end, Integer.MAX_VALUE))
                .as("seed %d", seed)
                .extracting(DueTimer::timer)
                .containsExactlyInAnyOrderElementsOf(set);
    }

    private static int number;

    private static Timer timerDue(Instant due) {
        number++;
        return new Timer(due, Ids.derived("instance", "" + number), number);
    }
}
