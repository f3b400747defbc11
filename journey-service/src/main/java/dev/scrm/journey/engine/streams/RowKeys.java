package dev.scrm.journey.engine.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.journey.engine.Instance.Timer;
import dev.scrm.platform.messaging.streams.DueRows.DueRow;
import java.nio.ByteBuffer;
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
    static final char TIMERS = 't';
    static final char HINT = 'h';

    private static final int TIMER_HEAD = Integer.BYTES + 16;

    /** A timer with the contact it belongs to. */
    record DueTimer(String contactKey, Timer timer) {}

    private RowKeys() {}

    static Bytes contact(String contactKey) {
        var key = contactKey.getBytes(UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(1 + key.length).put((byte) 'c').put(key).array());
    }

    static DueRow timer(String contactKey, Timer timer) {
        var key = contactKey.getBytes(UTF_8);
        var tail = ByteBuffer.allocate(TIMER_HEAD + key.length)
                .putInt(timer.wakeSequence())
                .put(HexFormat.of().parseHex(timer.instanceId()))
                .put(key)
                .array();
        return new DueRow(timer.due(), Bytes.wrap(tail));
    }

    static DueTimer timer(DueRow row) {
        var tail = row.tail().get();
        var bytes = ByteBuffer.wrap(tail);
        int wakeSequence = bytes.getInt();
        var instance = new byte[16];
        bytes.get(instance);
        var contactKey = new String(tail, TIMER_HEAD, tail.length - TIMER_HEAD, UTF_8);
        return new DueTimer(contactKey, new Timer(row.due(), HexFormat.of().formatHex(instance), wakeSequence));
    }
}
