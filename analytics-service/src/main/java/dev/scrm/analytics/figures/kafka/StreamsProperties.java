package dev.scrm.analytics.figures.kafka;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.KafkaSettings;
import dev.scrm.platform.messaging.streams.SharedRocksMemory;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams that exact figures, quick restarts and little memory ask for. */
final class StreamsProperties {
    private StreamsProperties() {}

    static Properties of(String applicationId, KafkaSettings kafka, StreamsSettings settings, String memberId) {
        var properties = new Properties();
        properties.putAll(kafka.client());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.topicReplicas());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.COMPANION_MESSAGE_BYTES);
        // A store that is lost is restored from its changelog: small segments are compacted sooner.
        properties.put(StreamsConfig.topicPrefix("segment.bytes"), Integer.toString(16 << 20));
        // A record that waits, or takes the way over a topic of ours, is larger than it was: it tells of its origin.
        properties.put(
                StreamsConfig.topicPrefix("max.message.bytes"), Integer.toString(Topics.COMPANION_MESSAGE_BYTES));
        membership(properties, settings, memberId);
        memory(properties);
        return properties;
    }

    /**
     * The classic protocol with static members: a process that restarts within the session timeout gets its partitions
     * back without a rebalance. (The streams protocol has no static members before 4.4.)
     */
    private static void membership(Properties properties, StreamsSettings settings, String memberId) {
        int session = Math.toIntExact(settings.sessionTimeout().toMillis());
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), memberId);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), session / 4);
    }

    private static void memory(Properties properties) {
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
        properties.put(SharedRocksMemory.CACHE_BYTES, 24L << 20);
        properties.put(SharedRocksMemory.MEMTABLE_BYTES, 12L << 20);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8L << 20);
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 500);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 << 20);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 16L << 20);
        // Kafka's own metrics go nowhere; without this each of them would become a JMX bean.
        properties.put(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    }
}
