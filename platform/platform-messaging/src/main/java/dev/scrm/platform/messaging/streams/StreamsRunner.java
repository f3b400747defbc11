package dev.scrm.platform.messaging.streams;

import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/** Runs a topology for as long as the service runs; starts it as soon as Kafka and the topics are there. */
public final class StreamsRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration TO_CLOSE = Duration.ofSeconds(10);

    private final Topology topology;
    private final Properties properties;
    private final TopologyTopics topics;
    private final ApplicationEventPublisher publisher;
    private final String name;
    private final FaultBudget faults = new FaultBudget(5, Duration.ofMinutes(5));
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread starter;
    private volatile @Nullable KafkaStreams streams;

    public StreamsRunner(
            Topology topology, Properties properties, TopologyTopics topics, ApplicationEventPublisher publisher) {
        this.topology = topology;
        this.properties = properties;
        this.topics = topics;
        this.publisher = publisher;
        this.name = properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        starter = Thread.ofVirtual().name(name + "-start").start(this::startWhenPossible);
    }

    private void startWhenPossible() {
        try {
            do {
                if (topics.ready()) {
                    run();
                    return;
                }
            } while (!stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Expected {} to start but it cannot", name, e);
            broken();
        }
    }

    private void run() {
        var made = new KafkaStreams(topology, properties);
        made.setUncaughtExceptionHandler(this::respond);
        made.setStateListener(this::changed);
        streams = made;
        made.start();
    }

    private void changed(KafkaStreams.State current, KafkaStreams.State before) {
        LOG.info("{} {} after {}", name, current, before);
        if (current == KafkaStreams.State.ERROR) {
            broken();
        }
    }

    /** A topology that stopped on a fault does not come back by itself: the process is to be started anew. */
    private void broken() {
        AvailabilityChangeEvent.publish(publisher, this, LivenessState.BROKEN);
    }

    /**
     * A new thread takes over from the last commit. Kafka being away is waited out like that for ever; anything else only
     * a few times, so that a fault of ours does not turn in circles.
     */
    private StreamThreadExceptionResponse respond(Throwable failure) {
        if (isKafkaAway(failure) || faults.allow(System.nanoTime())) {
            LOG.warn("Expected a thread of {} to run but it died; a new one takes over", name, failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("Expected {} to run but it stops after repeated faults", name, failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isKafkaAway(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(RetriableException.class::isInstance);
    }

    /** How far it is; {@code CREATED} while it waits for Kafka and the topics. */
    public KafkaStreams.State state() {
        var running = streams;
        return running == null ? KafkaStreams.State.CREATED : running.state();
    }

    @Override
    public void stop() {
        stopped.countDown();
        var starting = starter;
        if (starting != null) {
            end(starting);
            starter = null;
        }
        var running = streams;
        if (running != null) {
            // A static member stays in the group: its partitions wait for its return.
            running.close(CloseOptions.timeout(TO_CLOSE)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
        }
    }

    /** Waits for it: what it starts in this moment has to be closed as well. */
    private static void end(Thread starting) {
        starting.interrupt();
        try {
            starting.join(TO_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return starter != null;
    }
}
