package dev.scrm.platform.messaging.streams;

import dev.scrm.platform.events.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The one store of a topology that keeps all it knows of a partition in rows, what is parked among them. */
public final class RowStore {
    /** Small segments are compacted soon: what must be restored after a crash stays near to what is alive. */
    private static final Map<String, String> CHANGELOG = Map.of(
            // A record that waits is larger than it was: its headers and origin are in its row.
            "max.message.bytes",
            Integer.toString(Topics.COMPANION_MESSAGE_BYTES),
            "segment.bytes",
            Integer.toString(64 << 20),
            "min.cleanable.dirty.ratio",
            "0.3",
            "delete.retention.ms",
            "3600000");

    private RowStore() {}

    /** On disk and in a changelog of that name; never changed once used. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> named(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }
}
