package dev.scrm.analytics.figures.kafka;

import dev.scrm.platform.messaging.KafkaSettings;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the topology for as long as the service runs; starts it as soon as Kafka and the topics are there. */
public final class FigureStreams implements SmartLifecycle {
    static final String APPLICATION = "analytics-service";

    private static final Logger LOG = LoggerFactory.getLogger(FigureStreams.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration TO_CLOSE = Duration.ofSeconds(10);

    private final String applicationId;
    private final KafkaSettings kafka;
    private final StreamsSettings settings;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread starter;
    private volatile @Nullable KafkaStreams streams;

    public FigureStreams(KafkaSettings kafka, StreamsSettings settings) {
        this(APPLICATION, kafka, settings);
    }

    FigureStreams(String applicationId, KafkaSettings kafka, StreamsSettings settings) {
        this.applicationId = applicationId;
        this.kafka = kafka;
        this.settings = settings;
    }

    @Override
    public void start() {
        starter = Thread.ofVirtual().name("figure-streams-start").start(this::startWhenPossible);
    }

    private void startWhenPossible() {
        try {
            do {
                if (FigureTopics.ready(kafka, settings)) {
                    streams = started();
                    return;
                }
            } while (!stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaStreams started() {
        var made = new KafkaStreams(FigureTopology.build(), properties());
        made.setUncaughtExceptionHandler(failure -> {
            LOG.error("Expected the topology to run but a thread failed; another takes over", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        made.start();
        return made;
    }

    private Properties properties() {
        var properties = new Properties();
        properties.putAll(kafka.client());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.streamThreads());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.topicReplicas());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedMemory.class);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8 << 20);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
        if (settings.instanceId() != null) {
            properties.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    applicationId + "-" + settings.instanceId());
        }
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // After a restore the changelog is read again: small segments are compacted sooner.
        properties.put(StreamsConfig.topicPrefix("segment.bytes"), Integer.toString(16 << 20));
        return properties;
    }

    /** Whether events are (or, during a rebalance, are about to be) turned into figures. */
    public boolean isAtWork() {
        var running = streams;
        return running != null && running.state().isRunningOrRebalancing();
    }

    @Override
    public void stop() {
        stopped.countDown();
        var starting = starter;
        if (starting != null) {
            starting.interrupt();
            starter = null;
        }
        var running = streams;
        if (running != null) {
            // A static member stays in the group: its partitions wait for its return.
            running.close(CloseOptions.timeout(TO_CLOSE)
                    .withGroupMembershipOperation(
                            settings.instanceId() == null
                                    ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                                    : CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
        }
    }

    @Override
    public boolean isRunning() {
        return starter != null;
    }

    State state() {
        var running = streams;
        return running == null ? State.CREATED : running.state();
    }
}
