package dev.scrm.platform.messaging.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.messaging.streams.DueRows.DueRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class DueRowsTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final KeyValueStore<Bytes, byte[]> rows =
            Stores.inMemoryKeyValueStore("rows").get();
    private final DueRows timers = timersIn(rows);

    @Test
    void handsATimerOutAsItWasSet() {
        var longAgo = new DueRow(Instant.parse("1969-07-20T20:17:40.001Z"), Bytes.wrap("联系人".getBytes(UTF_8)));
        var withoutTail = new DueRow(NOON, Bytes.wrap(new byte[0]));
        timers.set(longAgo);
        timers.set(withoutTail);

        assertThat(timers.due(NOON, 10)).containsExactly(longAgo, withoutTail);
    }

    @Test
    void handsOutTimersInOrderOfDueTime() {
        var late = timerDue(NOON.plusSeconds(2));
        var early = timerDue(NOON.plusSeconds(1));
        timers.set(late);
        timers.set(early);

        assertThat(timers.due(NOON.plusSeconds(5), 10)).containsExactly(early, late);
    }

    @Test
    void handsOutOnlyWhatIsDueAndNoMoreThanAsked() {
        for (int i = 0; i < 5; i++) {
            timers.set(timerDue(NOON.plusSeconds(i)));
        }

        assertThat(timers.due(NOON.plusSeconds(3), 2)).hasSize(2);
        assertThat(timers.due(NOON.plusSeconds(3), 10)).hasSize(4);
    }

    @Test
    void handsOutAgainWhatWasNotFired() {
        timers.set(timerDue(NOON));
        timers.set(timerDue(NOON.plusMillis(1)));
        var due = timers.due(NOON.plusSeconds(1), 10);
        timers.clear(due.getFirst());

        assertThat(timers.due(NOON.plusSeconds(1), 10)).containsExactly(due.getLast());
    }

    /** After a standstill much is due at once; what comes of the first shall not wait for ever. */
    @Test
    void findsATimerThatIsSetBetweenTwoThatAreDueWhileTheseFire() {
        timers.set(timerDue(NOON));
        timers.set(timerDue(NOON.plusSeconds(60)));
        var between = timerDue(NOON.plusSeconds(30));
        var due = timers.due(NOON.plusSeconds(90), 10);

        timers.clear(due.getFirst());
        timers.set(between);
        timers.clear(due.getLast());

        assertThat(timers.due(NOON.plusSeconds(90), 10)).containsExactly(between);
    }

    @Test
    void findsATimerThatIsSetForATimeAlreadyPassed() {
        timers.due(NOON, 10);
        var past = timerDue(NOON.minusSeconds(60));

        timers.set(past);

        assertThat(timers.due(NOON, 10)).containsExactly(past);
    }

    @Test
    void leavesAloneWhatElseLiesInTheStore() {
        var others = new DueRows(rows, 'u', 'v');
        var theirs = timerDue(NOON);
        others.set(theirs);
        rows.put(Bytes.wrap(new byte[] {'u'}), new byte[] {1});
        rows.put(Bytes.wrap(new byte[] {'s', 1}), new byte[] {1});
        var mine = timerDue(NOON);
        timers.set(mine);

        assertThat(timers.due(NOON, 10)).containsExactly(mine);
        assertThat(others.due(NOON, 10)).containsExactly(theirs);
    }

    /** The timers that wait in the stores were set by earlier processes. */
    @Test
    void keepsItsForm() {
        var tail = new byte[] {1, 2};
        timers.set(new DueRow(Instant.ofEpochMilli(0x0123456789AL), Bytes.wrap(tail)));
        timers.set(new DueRow(Instant.ofEpochMilli(-1), Bytes.wrap(tail)));
        timers.clear(new DueRow(Instant.ofEpochMilli(-1), Bytes.wrap(tail)));
        timers.due(NOON, 10);

        assertThat(row("74" + "800000123456789a" + "0102")).isEmpty();
        assertThat(row("68")).inHexadecimal().containsExactly(0, 0, 0, 0x12, 0x34, 0x56, 0x78, 0x9A);
    }

    private byte[] row(String key) {
        return rows.get(Bytes.wrap(HexFormat.of().parseHex(key)));
    }

    @Test
    void losesNoTimerWhateverIsSetClearedAndRestarted() {
        for (int seed = 0; seed < 200; seed++) {
            losesNoTimer(new Random(seed), seed);
        }
    }

    private static void losesNoTimer(Random random, int seed) {
        KeyValueStore<Bytes, byte[]> rows = Stores.inMemoryKeyValueStore("rows").get();
        var timers = timersIn(rows);
        List<DueRow> set = new ArrayList<>();
        var now = NOON;
        for (int i = 0; i < 200; i++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    var timer = timerDue(now.plusMillis(random.nextInt(400_000) - 100_000));
                    set.add(timer);
                    timers.set(timer);
                }
                case 2 -> {
                    if (!set.isEmpty()) {
                        timers.clear(set.remove(random.nextInt(set.size())));
                    }
                }
                case 3 -> timers = timersIn(rows);
                default -> {
                    now = now.plusMillis(random.nextInt(90_000));
                    for (var due : timers.due(now, 1 + random.nextInt(5))) {
                        timers.clear(due);
                        assertThat(set.remove(due)).as("seed %d", seed).isTrue();
                    }
                }
            }
        }
        var end = now.plusSeconds(1_000);
        assertThat(timers.due(end, Integer.MAX_VALUE)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(set);
    }

    private static DueRows timersIn(KeyValueStore<Bytes, byte[]> rows) {
        return new DueRows(rows, 't', 'h');
    }

    private static int number;

    private static DueRow timerDue(Instant due) {
        number++;
        return new DueRow(due, Bytes.wrap(("timer " + number).getBytes(UTF_8)));
    }
}
