package dev.scrm.platform.messaging.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What is parked in one partition. The store may hold rows of others, too; these are the ones here:
 *
 * <pre>
 * p key                                   a parked key
 * q length(2) key number(8)               a record that waits for it
 * r key                                   it is on its way to be released; no value
 * </pre>
 */
final class ParkingRows {
    private static final byte[] NOTHING = new byte[0];
    private static final char PARKED = 'p';
    private static final char RELEASING = 'r';

    private final KeyValueStore<Bytes, byte[]> store;

    ParkingRows(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    Optional<ParkedRow> parked(String key) {
        return Optional.ofNullable(store.get(row(PARKED, key))).map(ParkedRow::read);
    }

    void put(String key, ParkedRow row) {
        store.put(row(PARKED, key), row.write());
        // Puts nothing where nothing is: a tombstone in RocksDB costs as much as a row.
        if (row.releasing()) {
            store.put(row(RELEASING, key), NOTHING);
        } else if (store.get(row(RELEASING, key)) != null) {
            store.delete(row(RELEASING, key));
        }
    }

    void remove(String key) {
        store.delete(row(PARKED, key));
        store.delete(row(RELEASING, key));
    }

    void keep(String key, long number, IncomingRecord record) {
        store.put(waiting(key, number), record.write());
    }

    IncomingRecord take(String key, long number) {
        var row = waiting(key, number);
        var record = requireNonNull(store.get(row), () -> "Expected record %d of %s to wait".formatted(number, key));
        store.delete(row);
        return IncomingRecord.read(record);
    }

    IncomingRecord peek(String key, long number) {
        var record = store.get(waiting(key, number));
        return IncomingRecord.read(
                requireNonNull(record, () -> "Expected record %d of %s to wait".formatted(number, key)));
    }

    void eachParked(Consumer<ParkedRow> consumer) {
        try (var all = store.range(from(PARKED), to(PARKED))) {
            all.forEachRemaining(entry -> consumer.accept(ParkedRow.read(entry.value)));
        }
    }

    /** The first keys on their way to be released. */
    List<String> releasing(int atMost) {
        List<String> keys = new ArrayList<>();
        try (var all = store.range(from(RELEASING), to(RELEASING))) {
            while (all.hasNext() && keys.size() < atMost) {
                var row = all.next().key.get();
                keys.add(new String(row, 1, row.length - 1, UTF_8));
            }
        }
        return keys;
    }

    private static Bytes from(char kind) {
        return Bytes.wrap(new byte[] {(byte) kind});
    }

    /** Before this and after everything of the kind. */
    private static Bytes to(char kind) {
        return Bytes.wrap(new byte[] {(byte) kind, (byte) 0xFF});
    }

    private static Bytes row(char kind, String key) {
        var bytes = key.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + bytes.length)
                .put((byte) kind)
                .put(bytes)
                .array());
    }

    private static Bytes waiting(String key, long number) {
        var bytes = key.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + Short.BYTES + bytes.length + Long.BYTES)
                .put((byte) 'q')
                .putShort((short) bytes.length)
                .put(bytes)
                .putLong(number)
                .array());
    }
}
