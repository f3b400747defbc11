package dev.scrm.journey.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.journey.engine.Instance.Timer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of the one store; the first byte tells the kinds apart.
 *
 * <pre>
 * c key                                   what is known of a contact, its instances included
 * t due(8, sorts by time) wake(4) instance(16) key     a timer; no value
 * p, q, r                                 what is parked, as platform-messaging keeps it
 * h                                       no timer is due before this
 * </pre>
 */
final class RowKeys {
    /** No timer is due before the time in this row: a scan need not walk the tombstones of fired ones. */
    static final Bytes HINT = Bytes.wrap(new byte[] {'h'});

    /** After every timer. */
    static final Bytes TIMERS_END = Bytes.wrap(new byte[] {'t' + 1});

    private static final int TIMER_HEAD = 1 + Long.BYTES + Integer.BYTES + 16;

    /** A timer with the contact it belongs to. */
    record DueTimer(String contactKey, Timer timer) {}

    private RowKeys() {}

    static Bytes contact(String contactKey) {
        var key = contactKey.getBytes(UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(1 + key.length).put((byte) 'c').put(key).array());
    }

    static Bytes timer(String contactKey, Timer timer) {
        var key = contactKey.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(TIMER_HEAD + key.length)
                .put((byte) 't')
                .putLong(sortable(timer.due()))
                .putInt(timer.wakeSequence())
                .put(HexFormat.of().parseHex(timer.instanceId()))
                .put(key)
                .array());
    }

    static DueTimer timer(Bytes row) {
        var bytes = ByteBuffer.wrap(row.get(), 1, row.get().length - 1);
        var due = Instant.ofEpochMilli(bytes.getLong() ^ Long.MIN_VALUE);
        int wakeSequence = bytes.getInt();
        var instance = new byte[16];
        bytes.get(instance);
        var contactKey = new String(row.get(), TIMER_HEAD, row.get().length - TIMER_HEAD, UTF_8);
        return new DueTimer(contactKey, new Timer(due, HexFormat.of().formatHex(instance), wakeSequence));
    }

    /** Before every timer that is due then or later. */
    static Bytes timersFrom(Instant due) {
        return Bytes.wrap(ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) 't')
                .putLong(sortable(due))
                .array());
    }

    /** With the sign flipped, the order of bytes is the order of time, also before 1970. */
    private static long sortable(Instant due) {
        return due.toEpochMilli() ^ Long.MIN_VALUE;
    }
}
