package dev.scrm.journey.engine.streams;

import dev.scrm.platform.messaging.streams.FaultBudget;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/** Starts and stops the topology with the service. */
final class StreamsRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final KafkaStreams streams;
    private final ApplicationEventPublisher publisher;
    private final FaultBudget faults = new FaultBudget(5, Duration.ofMinutes(5));
    private volatile boolean running;

    StreamsRunner(Topology topology, Properties properties, ApplicationEventPublisher publisher) {
        this.streams = new KafkaStreams(topology, properties);
        this.publisher = publisher;
        streams.setUncaughtExceptionHandler(this::respond);
        streams.setStateListener(this::changed);
    }

    /** An engine that stopped on a fault does not come back by itself: the process is to be started anew. */
    private void changed(KafkaStreams.State current, KafkaStreams.State before) {
        LOG.info("Engine {} after {}", current, before);
        if (current == KafkaStreams.State.ERROR) {
            AvailabilityChangeEvent.publish(publisher, this, LivenessState.BROKEN);
        }
    }

    /**
     * A new thread takes over from the last commit. Kafka being away is waited out like that for ever; anything else only
     * a few times, so that a fault of ours does not turn in circles.
     */
    private StreamThreadExceptionResponse respond(Throwable failure) {
        if (isKafkaAway(failure) || faults.allow(System.nanoTime())) {
            LOG.warn("Expected the engine's thread to run but it died; a new one takes over", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("Expected the engine to run but it stops after repeated faults", failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isKafkaAway(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(RetriableException.class::isInstance);
    }

    KafkaStreams.State state() {
        return streams.state();
    }

    @Override
    public void start() {
        streams.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.close(CLOSE_WITHIN);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
