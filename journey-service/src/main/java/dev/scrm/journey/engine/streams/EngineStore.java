package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.Instance;
import dev.scrm.journey.engine.Instance.Timer;
import dev.scrm.journey.engine.Traveller;
import dev.scrm.journey.engine.streams.RowKeys.DueTimer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The one store of a partition: what is known of each contact, the timers, and what waits for parked contacts. The rows
 * of contacts are the truth; timers follow from them.
 */
final class EngineStore {
    static final String NAME = "engine";

    /** More waiting records of one contact than this are only in the parked topic. */
    private static final long WAITING_AT_MOST = 10_000;

    private final KeyValueStore<Bytes, byte[]> rows;
    private final Timers timers;

    EngineStore(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
        this.timers = new Timers(rows);
    }

    /** What stands for the contact: a traveller, a parked row, or nothing. */
    byte @Nullable [] row(String contactKey) {
        return rows.get(RowKeys.contact(contactKey));
    }

    /** Writes a traveller and moves its timers. */
    void save(String contactKey, Traveller before, Traveller after, byte[] row) {
        rows.put(RowKeys.contact(contactKey), row);
        var old = timers(before);
        var current = timers(after);
        old.stream().filter(timer -> !current.contains(timer)).forEach(timer -> timers.clear(contactKey, timer));
        current.stream().filter(timer -> !old.contains(timer)).forEach(timer -> timers.set(contactKey, timer));
    }

    private static Set<Timer> timers(Traveller traveller) {
        return traveller.instances().stream().map(Instance::timer).collect(Collectors.toSet());
    }

    List<DueTimer> due(Instant horizon, int atMost) {
        return timers.due(horizon, atMost);
    }

    void fired(DueTimer timer) {
        timers.fired(timer);
    }

    /** Parks the contact; its row is kept as it is, its timers are left to run out. */
    void park(String contactKey, String reason) {
        rows.put(RowKeys.contact(contactKey), new ParkedRow(reason, 0, row(contactKey)).write());
    }

    /** Keeps a record for the day the parked contact is released. */
    void keepWaiting(String contactKey, WaitingRecord record) {
        var parked = parked(contactKey);
        if (parked.waiting() < WAITING_AT_MOST) {
            rows.put(RowKeys.waiting(contactKey, parked.waiting()), record.write());
            rows.put(
                    RowKeys.contact(contactKey),
                    new ParkedRow(parked.reason(), parked.waiting() + 1, parked.before()).write());
        }
    }

    String parkedReason(String contactKey) {
        return parked(contactKey).reason();
    }

    /** Puts the contact's row back as it was, and hands out the records that waited, in order. */
    List<WaitingRecord> release(String contactKey) {
        var parked = parked(contactKey);
        rows.put(RowKeys.contact(contactKey), parked.before());
        return LongStream.range(0, parked.waiting())
                .mapToObj(number -> takeWaiting(RowKeys.waiting(contactKey, number)))
                .toList();
    }

    private WaitingRecord takeWaiting(Bytes row) {
        var record = WaitingRecord.read(rows.get(row));
        rows.put(row, null);
        return record;
    }

    /** Sets a contact's timers anew: while it was parked they may have run out. */
    void rearm(String contactKey, Traveller traveller) {
        traveller.instances().forEach(instance -> timers.set(contactKey, instance.timer()));
    }

    private ParkedRow parked(String contactKey) {
        var row = row(contactKey);
        if (row == null || !ParkedRow.isParked(row)) {
            throw new IllegalStateException("Expected a parked contact but it is not: " + contactKey);
        }
        return ParkedRow.read(row);
    }
}
