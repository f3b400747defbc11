package dev.scrm.contact.segment.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.streams.ParkingMeters;
import dev.scrm.platform.messaging.streams.RowStore;
import dev.scrm.platform.messaging.streams.Sinks;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sub-topology: what is told of people, one processor, one store; the definitions of segments are everybody's. */
final class SegmentTopology {
    static final List<String> SOURCES = List.of(
            Topics.BEHAVIOR_EVENTS,
            Topics.CONTACT_PROFILES,
            Topics.CONTACT_ERASURES,
            Topics.SEGMENT_HISTORIES,
            Topics.PARKING_COMMANDS);

    private static final Logger LOG = LoggerFactory.getLogger(SegmentTopology.class);

    private SegmentTopology() {}

    static Topology of(SegmentSettings settings, ParkingMeters parking) {
        var books = new RuleBooks();
        var trials = new WantedTrials();
        var topology = new Topology();
        addGlobal(topology, "definition", Topics.SEGMENT_DEFINITIONS, books::take);
        addGlobal(topology, "trial", Topics.SEGMENT_TRIALS, trials::take);
        topology.addSource(
                "person-events",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                SOURCES.toArray(String[]::new));
        var processor = "segments";
        topology.addProcessor(processor, () -> new SegmentProcessor(books, trials, settings, parking), "person-events");
        topology.addStateStore(RowStore.named(People.STORE), processor);
        Sinks.add(
                topology,
                processor,
                List.of(
                        Topics.SEGMENT_EVENTS,
                        Topics.CONTACT_COMMANDS,
                        Topics.SEGMENT_STANDINGS,
                        Topics.SEGMENT_PROGRESS,
                        Topics.SEGMENT_HISTORY_REQUESTS,
                        Topics.CONTACT_ERASURES),
                SOURCES);
        SortedSink.add(topology, processor);
        return topology;
    }

    /** What every partition needs: Kafka Streams reads all of the topic at each start before anything else. */
    private static void addGlobal(Topology topology, String what, String topic, BiConsumer<String, byte[]> take) {
        var store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("segment-" + what + "s"), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled();
        topology.addGlobalStore(
                store,
                what + "-events",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic,
                what + "s",
                () -> new TakeGlobal(what, take));
    }

    /** What is made of the records is what counts; nothing is put into the store. */
    private static final class TakeGlobal extends ContextualProcessor<byte[], byte[], Void, Void> {
        private final String what;
        private final BiConsumer<String, byte[]> take;

        TakeGlobal(String what, BiConsumer<String, byte[]> take) {
            this.what = what;
            this.take = take;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            if (record.key() == null || record.value() == null) {
                return;
            }
            var key = new String(record.key(), UTF_8);
            try {
                take.accept(key, record.value());
            } catch (RuntimeException e) {
                // The thread that reads these has no successor: one of them stays as it was, all others go on.
                LOG.error("Expected to read the {} of {} but it stays as it was", what, key, e);
            }
        }
    }
}
