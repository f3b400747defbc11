package dev.scrm.platform.messaging.streams;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.KafkaSettings;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/** The settings of Kafka Streams that exact results, loud faults, quick restarts and little memory ask for. */
public final class StreamsProperties {
    private StreamsProperties() {}

    /** @param memberId names this process in its group; the same after a restart on the same place */
    public static Properties of(KafkaSettings kafka, StreamsSettings settings, String memberId) {
        var properties = new Properties();
        properties.putAll(kafka.client());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        properties.put(StreamsConfig.POLL_MS_CONFIG, settings.poll().toMillis());
        loud(properties);
        membership(properties, settings, memberId);
        clients(properties, settings);
        topics(properties, settings);
        memory(properties, settings);
        return properties;
    }

    /** A processor sends what cannot be read to the dead topic itself; whatever else fails must not be passed over. */
    private static void loud(Properties properties) {
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailExceptionHandler.class);
        properties.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailProcessingExceptionHandler.class);
        // A later version finds what this one kept.
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
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

    private static void clients(Properties properties, StreamsSettings settings) {
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                settings.linger().toMillis());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.COMPANION_MESSAGE_BYTES);
        // Kafka's own metrics go nowhere; without this each of them would become a JMX bean.
        properties.put(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    }

    /** Of changelogs and of topics between steps; what a store says about its own comes first. */
    private static void topics(Properties properties, StreamsSettings settings) {
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.topicReplicas());
        // A store that is lost is restored from its changelog: small segments are compacted sooner.
        properties.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), Integer.toString(16 << 20));
        // A record that waits, or takes the way over a topic of ours, is larger than it was: it tells of its origin.
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                Integer.toString(Topics.COMPANION_MESSAGE_BYTES));
    }

    private static void memory(Properties properties, StreamsSettings settings) {
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
        properties.put(SharedRocksMemory.CACHE_BYTES, settings.blockCacheBytes());
        properties.put(SharedRocksMemory.MEMTABLE_BYTES, settings.memtableBytes());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, settings.stateStoreCacheBytes());
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 500);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 << 20);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 16L << 20);
    }
}
