package dev.scrm.analytics.figures.kafka;

import dev.scrm.platform.messaging.KafkaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the topology for as long as the service runs; starts it as soon as Kafka and the topics are there. */
public final class FigureStreams implements SmartLifecycle {
    /** Also names who parked, to operators. */
    public static final String APPLICATION = "analytics-service";

    private static final Logger LOG = LoggerFactory.getLogger(FigureStreams.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration TO_CLOSE = Duration.ofSeconds(10);

    private final KafkaSettings kafka;
    private final StreamsSettings settings;
    private final String memberId;
    private final FigureMeters meters;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread starter;
    private volatile @Nullable KafkaStreams streams;

    /** @param memberId names this process in its group; the same after a restart on the same place */
    public FigureStreams(KafkaSettings kafka, StreamsSettings settings, String memberId, MeterRegistry registry) {
        this.kafka = kafka;
        this.settings = settings;
        this.memberId = memberId;
        this.meters = new FigureMeters(registry);
    }

    @Override
    public void start() {
        starter = Thread.ofVirtual().name("figure-streams-start").start(this::startWhenPossible);
    }

    private void startWhenPossible() {
        try {
            do {
                if (started()) {
                    return;
                }
            } while (!stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean started() throws InterruptedException {
        try {
            if (!FigureTopics.ready(kafka, settings)) {
                return false;
            }
            streams = running();
            return true;
        } catch (KafkaException | ExecutionException e) {
            LOG.warn("Expected Kafka at {} but {}; trying on", kafka.bootstrap(), e.getMessage());
            return false;
        }
    }

    private KafkaStreams running() {
        var made = new KafkaStreams(
                FigureTopology.build(meters), StreamsProperties.of(APPLICATION, kafka, settings, memberId));
        made.setUncaughtExceptionHandler(failure -> {
            LOG.error("Expected the topology to run but a thread failed; another takes over", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        made.start();
        return made;
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
