package dev.scrm.analytics.figures.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.analytics.figures.Figure;
import dev.scrm.analytics.figures.FigureKey;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.streams.Parking;
import dev.scrm.platform.messaging.streams.SharedRocksMemory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology with a driver in place of Kafka. */
final class TopologyRun implements AutoCloseable {
    static final String APPLICATION = "analytics-service";

    private final TopologyTestDriver driver;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final Map<FigureKey, Figure> rows = new HashMap<>();

    TopologyRun(Path stateDir) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
        properties.put(SharedRocksMemory.CACHE_BYTES, 8 << 20);
        properties.put(SharedRocksMemory.MEMTABLE_BYTES, 4 << 20);
        driver = new TopologyTestDriver(
                FigureTopology.build(new FigureMeters(new SimpleMeterRegistry())),
                properties,
                EventFixtures.HALF_PAST_EIGHT);
        for (var topic : FigureTopology.SOURCES) {
            inputs.put(topic, driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer()));
        }
    }

    TopologyRun take(EventFixtures.Event... events) {
        List.of(events).forEach(event -> take(event.record()));
        return this;
    }

    void take(ProducerRecord<byte[], byte[]> record) {
        inputs.get(record.topic()).pipeInput(new TestRecord<>(record.key(), record.value(), record.headers()));
    }

    /** An operator's command, and time for a portion. */
    void release(String corp, String contact, String giveUp) {
        var data = "{\"group\":\"%s\",\"contactId\":\"%s\",\"giveUp\":\"%s\",\"by\":\"boss\"}"
                .formatted(APPLICATION, contact, giveUp);
        take(EventFixtures.event(
                Topics.PARKING_COMMANDS,
                corp + ":" + contact,
                corp,
                "release-" + giveUp,
                "scrm.parking.release-contact.v1",
                EventFixtures.HALF_PAST_EIGHT,
                0,
                null,
                data));
        advance(Parking.EVERY);
    }

    void advance(Duration duration) {
        driver.advanceWallClockTime(duration);
    }

    /** The figures as they stand, without rows in which nothing is counted. */
    Map<FigureKey, Figure> rows() {
        for (var row : records(FigureEvents.TOPIC)) {
            rows.put(FigureKey.of(new String(row.key(), UTF_8)), EventData.read(row.value(), Figure.class));
        }
        var counted = new HashMap<>(rows);
        counted.values().removeIf(Figure::nothing);
        return counted;
    }

    /** What came out since the last time. */
    List<TestRecord<byte[], byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** Everything in the stores, as text. */
    Map<String, Map<String, String>> stores() {
        var stores = new TreeMap<String, Map<String, String>>();
        driver.getAllStateStores().keySet().forEach(name -> {
            var entries = new TreeMap<String, String>();
            try (var all = driver.<Object, Object>getKeyValueStore(name).all()) {
                all.forEachRemaining(entry -> entries.put(entry.key.toString(), String.valueOf(entry.value)));
            }
            stores.put(name, entries);
        });
        return stores;
    }

    @Override
    public void close() {
        driver.close();
    }
}
