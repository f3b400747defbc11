package dev.scrm.platform.messaging.streams;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one partition, ordered by due time in its store. The store may hold rows of others, too; these are the
 * ones here, of kinds that the owner of the store chooses:
 *
 * <pre>
 * kind due(8, sorts by time) tail         a timer; no value
 * hint                                    no timer is due before this; due(8)
 * </pre>
 *
 * A cursor spares the scan the tombstones of fired timers and, while nothing is due, the scan itself; a hint of it is
 * kept in the store for the next start. Times are kept in milliseconds.
 */
public final class DueRows {
    private static final byte[] NOTHING = new byte[0];
    private static final int HEAD = 1 + Long.BYTES;
    private static final long HINT_EVERY_MILLIS = 60_000;
    /** Long before anything that anybody waits for. */
    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

    private final KeyValueStore<Bytes, byte[]> rows;
    private final byte kind;
    private final Bytes hintRow;
    private @Nullable Instant cursor;
    private long hint = EARLIEST;
    private boolean movedSinceHint;

    /**
     * A timer.
     *
     * @param tail what it is for, as its owner writes it; tells apart what is due in the same millisecond
     */
    public record DueRow(Instant due, Bytes tail) {}

    /**
     * @param kind first byte of the keys of timers, and of no others
     * @param hint the key of the hint, and of no other row
     */
    public DueRows(KeyValueStore<Bytes, byte[]> rows, char kind, char hint) {
        this.rows = rows;
        this.kind = (byte) kind;
        this.hintRow = Bytes.wrap(new byte[] {(byte) hint});
    }

    public void set(DueRow row) {
        rows.put(key(row), NOTHING);
        if (row.due().isBefore(cursor())) {
            cursor = row.due();
            // The stored hint must never be after a timer.
            if (row.due().toEpochMilli() < hint) {
                writeHint(row.due());
            }
        }
    }

    /** The timer has fired, or shall not. */
    public void clear(DueRow row) {
        rows.put(key(row), null);
        movedSinceHint = true;
    }

    /**
     * The first timers due at the horizon, in order of due time. What one of them brings may set another that is due before the next: it is
     * found when it is asked again.
     */
    public List<DueRow> due(Instant horizon, int atMost) {
        if (horizon.isBefore(cursor())) {
            return List.of();
        }
        var due = new ArrayList<DueRow>();
        var next = horizon.plusMillis(1);
        try (var scan = rows.range(from(cursor()), end())) {
            while (scan.hasNext()) {
                var row = read(scan.next().key);
                if (row.due().isAfter(horizon) || due.size() == atMost) {
                    next = row.due();
                    break;
                }
                due.add(row);
            }
        }
        cursor = due.isEmpty() ? next : due.getFirst().due();
        if (movedSinceHint && cursor().toEpochMilli() - hint >= HINT_EVERY_MILLIS) {
            writeHint(cursor());
        }
        return due;
    }

    private Instant cursor() {
        if (cursor == null) {
            var stored = rows.get(hintRow);
            hint = stored == null ? EARLIEST : ByteBuffer.wrap(stored).getLong();
            cursor = Instant.ofEpochMilli(hint);
        }
        return cursor;
    }

    private void writeHint(Instant at) {
        hint = at.toEpochMilli();
        movedSinceHint = false;
        rows.put(hintRow, ByteBuffer.allocate(Long.BYTES).putLong(hint).array());
    }

    private Bytes key(DueRow row) {
        var tail = row.tail().get();
        return Bytes.wrap(head(HEAD + tail.length, row.due()).put(tail).array());
    }

    private static DueRow read(Bytes key) {
        var bytes = ByteBuffer.wrap(key.get(), 1, key.get().length - 1);
        var due = Instant.ofEpochMilli(bytes.getLong() ^ Long.MIN_VALUE);
        var tail = new byte[bytes.remaining()];
        bytes.get(tail);
        return new DueRow(due, Bytes.wrap(tail));
    }

    /** Before every timer that is due then or later. */
    private Bytes from(Instant due) {
        return Bytes.wrap(head(HEAD, due).array());
    }

    /** After every timer: no due time that anybody means begins so. */
    private Bytes end() {
        return Bytes.wrap(new byte[] {kind, (byte) 0xFF});
    }

    /** With the sign flipped, the order of bytes is the order of time, also before 1970. */
    private ByteBuffer head(int length, Instant due) {
        return ByteBuffer.allocate(length).put(kind).putLong(due.toEpochMilli() ^ Long.MIN_VALUE);
    }
}
