package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.Instance.Timer;
import dev.scrm.journey.engine.streams.RowKeys.DueTimer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one partition, ordered by due time in the store. A cursor spares the scan the tombstones of fired timers
 * and, while nothing is due, the scan itself; a hint of it is kept in the store for the next start.
 */
final class Timers {
    private static final byte[] NOTHING = new byte[0];
    private static final long HINT_EVERY_MILLIS = 60_000;
    /** Long before any journey. */
    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

    private final KeyValueStore<Bytes, byte[]> rows;
    private @Nullable Instant cursor;
    private long hint = EARLIEST;
    private boolean movedSinceHint;

    Timers(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    void set(String contactKey, Timer timer) {
        rows.put(RowKeys.timer(contactKey, timer), NOTHING);
        if (timer.due().isBefore(cursor())) {
            cursor = timer.due();
            // The stored hint must never be after a timer.
            if (timer.due().toEpochMilli() < hint) {
                writeHint(timer.due());
            }
        }
    }

    void clear(String contactKey, Timer timer) {
        rows.put(RowKeys.timer(contactKey, timer), null);
        movedSinceHint = true;
    }

    /** Clears the first of the timers that were due. */
    void fired(DueTimer first) {
        clear(first.contactKey(), first.timer());
        cursor = first.timer().due();
    }

    /** The first timers due at the horizon, in order of due time. */
    List<DueTimer> due(Instant horizon, int atMost) {
        if (horizon.isBefore(cursor())) {
            return List.of();
        }
        var due = new ArrayList<DueTimer>();
        var next = horizon.plusMillis(1);
        try (var scan = rows.range(RowKeys.timersFrom(cursor()), RowKeys.TIMERS_END)) {
            while (scan.hasNext()) {
                var timer = RowKeys.timer(scan.next().key);
                if (timer.timer().due().isAfter(horizon) || due.size() == atMost) {
                    next = timer.timer().due();
                    break;
                }
                due.add(timer);
            }
        }
        cursor = due.isEmpty() ? next : due.getFirst().timer().due();
        if (movedSinceHint && cursor().toEpochMilli() - hint >= HINT_EVERY_MILLIS) {
            writeHint(cursor());
        }
        return due;
    }

    private Instant cursor() {
        if (cursor == null) {
            var stored = rows.get(RowKeys.HINT);
            hint = stored == null ? EARLIEST : ByteBuffer.wrap(stored).getLong();
            cursor = Instant.ofEpochMilli(hint);
        }
        return cursor;
    }

    private void writeHint(Instant at) {
        hint = at.toEpochMilli();
        movedSinceHint = false;
        rows.put(RowKeys.HINT, ByteBuffer.allocate(Long.BYTES).putLong(hint).array());
    }
}
