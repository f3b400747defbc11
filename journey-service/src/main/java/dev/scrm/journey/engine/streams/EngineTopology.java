package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.JourneyEngine;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** One sub-topology: the topics keyed by contact, one processor, one store, and a sink for each topic written. */
final class EngineTopology {
    static final List<String> SOURCES =
            List.of(Topics.WECOM_CALLBACKS, Topics.WECOM_MESSAGES, Topics.WECOM_OUTCOMES, Topics.PARKING_COMMANDS);

    private static final String EVENTS = "events";
    private static final String PROCESSOR = "journeys";

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

    private EngineTopology() {}

    static Topology of(JourneyEngine engine, TimerSettings timers, EngineMeters meters, ParkingMeters parking) {
        var topology = new Topology();
        topology.addSource(
                EVENTS, new ByteArrayDeserializer(), new ByteArrayDeserializer(), SOURCES.toArray(String[]::new));
        topology.addProcessor(PROCESSOR, () -> new JourneyProcessor(engine, timers, meters, parking), EVENTS);
        topology.addStateStore(store(), PROCESSOR);
        addSink(topology, Topics.WECOM_COMMANDS);
        addSink(topology, Topics.JOURNEY_EVENTS);
        addSink(topology, Topics.PARKED_CONTACTS);
        for (var source : SOURCES) {
            addSink(topology, Topics.parked(source));
            addSink(topology, Topics.dead(source));
        }
        return topology;
    }

    private static void addSink(Topology topology, String topic) {
        topology.addSink(topic, topic, new ByteArraySerializer(), new ByteArraySerializer(), PROCESSOR);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(EngineStore.NAME), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }
}
