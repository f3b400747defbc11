package dev.scrm.journey.engine.streams;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.SharedRocksMemory;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/** The settings of Kafka Streams that the engine relies on. */
final class StreamsProperties {
    private StreamsProperties() {}

    static Properties of(KafkaSettings kafka, EngineSettings engine, String memberId) {
        var properties = new Properties();
        properties.putAll(kafka.client());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, engine.applicationId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, engine.stateDirectory().toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, engine.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, engine.standbyReplicas());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, engine.commitInterval().toMillis());
        properties.put(StreamsConfig.POLL_MS_CONFIG, engine.poll().toMillis());
        loud(properties);
        membership(properties, engine, memberId);
        memory(properties, engine);
        return properties;
    }

    /** The processor sends what cannot be read to the dead topic itself; whatever else fails must not be passed over. */
    private static void loud(Properties properties) {
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailExceptionHandler.class);
        properties.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailProcessingExceptionHandler.class);
    }

    /**
     * The classic protocol with static members: a process that restarts within the session timeout gets its partitions
     * back without a rebalance. (The streams protocol has no static members before 4.4.)
     */
    private static void membership(Properties properties, EngineSettings engine, String memberId) {
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), memberId);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(engine.sessionTimeout().toMillis()));
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                Math.toIntExact(engine.sessionTimeout().toMillis() / 4));
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.COMPANION_MESSAGE_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    }

    private static void memory(Properties properties, EngineSettings engine) {
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
        properties.put(SharedRocksMemory.CACHE_BYTES, engine.blockCacheBytes());
        properties.put(SharedRocksMemory.MEMTABLE_BYTES, engine.memtableBytes());
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 500);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 << 20);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 16L << 20);
        // Kafka's own metrics go nowhere; without this each of them would become a JMX bean.
        properties.put(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    }
}
