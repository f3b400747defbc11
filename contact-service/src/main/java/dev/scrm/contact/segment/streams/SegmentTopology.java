package dev.scrm.contact.segment.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.RowStore;
import dev.scrm.platform.messaging.streams.Sinks;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sub-topology: what is told of people, one processor, one store; the definitions of segments are everybody's. */
final class SegmentTopology {
    static final List<String> SOURCES =
            List.of(Topics.BEHAVIOR_EVENTS, Topics.CONTACT_PROFILES, Topics.SEGMENT_HISTORIES, Topics.PARKING_COMMANDS);

    private static final Logger LOG = LoggerFactory.getLogger(SegmentTopology.class);
    private static final String DEFINITIONS = "segment-definitions";

    private SegmentTopology() {}

    static Topology of(RuleBooks books, SegmentSettings settings, ParkingMeters parking) {
        var topology = new Topology();
        topology.addGlobalStore(
                definitions(),
                "definition-events",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.SEGMENT_DEFINITIONS,
                "definitions",
                () -> new TakeDefinitions(books));
        topology.addSource(
                "person-events",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                SOURCES.toArray(String[]::new));
        var processor = "segments";
        topology.addProcessor(processor, () -> new SegmentProcessor(books, settings, parking), "person-events");
        topology.addStateStore(RowStore.named(People.STORE), processor);
        Sinks.add(
                topology,
                processor,
                List.of(
                        Topics.SEGMENT_EVENTS,
                        Topics.SEGMENT_STANDINGS,
                        Topics.SEGMENT_PROGRESS,
                        Topics.SEGMENT_HISTORY_REQUESTS),
                SOURCES);
        return topology;
    }

    private static StoreBuilder<KeyValueStore<byte[], byte[]>> definitions() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(DEFINITIONS), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    /** The rules are what is made of the definitions; Kafka Streams reads all of them at each start before anything else. */
    private static final class TakeDefinitions extends ContextualProcessor<byte[], byte[], Void, Void> {
        private final RuleBooks books;

        TakeDefinitions(RuleBooks books) {
            this.books = books;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            if (record.key() == null || record.value() == null) {
                return;
            }
            var key = new String(record.key(), UTF_8);
            try {
                books.take(key, record.value());
            } catch (RuntimeException e) {
                // The thread that reads definitions has no successor: one segment stays as it was, all others go on.
                LOG.error("Expected to read the definition of {} but it stays as it was", key, e);
            }
        }
    }
}
