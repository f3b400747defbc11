package dev.scrm.platform.messaging;

import dev.scrm.platform.mongo.OutboxRelay;
import dev.scrm.platform.mongo.OutboxSource;
import dev.scrm.platform.mongo.PendingOutbox;
import dev.scrm.platform.mongo.PendingOutbox.Numbered;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes outboxes right after they were saved, clears them in bulk, and sweeps for what a crash left behind (ADR
 * 0004). Several replicas may publish the same message; they never publish one before its predecessor, because each
 * starts at the document's first message that is not known to be published.
 */
public final class KafkaOutboxRelay implements OutboxRelay, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaOutboxRelay.class);
    private static final int LANES_AT_MOST = 20_000;
    private static final int SWEPT_AT_ONCE = 500;
    private static final Duration CLEAR_EVERY = Duration.ofMillis(50);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

    /**
     * For so long nothing moved in an outbox: counted from the save, from what Kafka took of it, or from another sweep, so
     * that what was sent then is not on its way any more, with a second for clocks that differ. An older record that
     * arrived behind a later one would stay in a compacted topic.
     */
    private static final Duration LEFT_BEHIND = KafkaSettings.DELIVERY_TIMEOUT.plusSeconds(1);

    private record Address(OutboxSource source, String documentId) {}

    private final Producer<byte[], byte[]> producer;
    private final Clock clock;
    private final List<OutboxSource> sources = new CopyOnWriteArrayList<>();
    private final Map<Address, OutboxLane> lanes = new ConcurrentHashMap<>();
    private volatile ExecutorService sending = Executors.newSingleThreadExecutor(named("outbox-relay"));
    private volatile ScheduledExecutorService timers = Executors.newScheduledThreadPool(2, named("outbox-timer"));
    private volatile boolean running;

    public KafkaOutboxRelay(Producer<byte[], byte[]> producer, Clock clock, MeterRegistry meters) {
        this.producer = producer;
        this.clock = clock;
        meters.gaugeMapSize(MessagingMetric.OUTBOX_LANES.meterName(), List.of(), lanes);
    }

    @Override
    public void register(OutboxSource source) {
        sources.add(source);
    }

    @Override
    public void offer(OutboxSource source, List<PendingOutbox> outboxes) {
        for (var outbox : outboxes) {
            var address = new Address(source, outbox.documentId());
            if (lanes.size() >= LANES_AT_MOST && !lanes.containsKey(address)) {
                continue; // The sweep finds it.
            }
            lanes.compute(address, (_, lane) -> {
                var current = lane == null ? new OutboxLane() : lane;
                current.add(outbox.messages());
                return current;
            });
            send(address);
        }
    }

    private void send(Address address) {
        try {
            sending.execute(() -> sendNow(address));
        } catch (RejectedExecutionException _) {
            // Stopping: the next start's sweep finds it.
            lanes.remove(address);
        }
    }

    private void sendNow(Address address) {
        var lane = lanes.get(address);
        if (lane == null) {
            return;
        }
        for (var numbered : lane.takeSendable()) {
            var message = numbered.message();
            var record = CloudEventHeaders.toRecord(message.topic(), message.key(), message.envelope());
            try {
                var _ = producer.send(record, (_, failure) -> sent(address, lane, numbered, failure));
            } catch (KafkaException | IllegalStateException e) {
                sent(address, lane, numbered, e);
            }
        }
    }

    private void sent(Address address, OutboxLane lane, Numbered numbered, @Nullable Exception failure) {
        if (failure == null) {
            lane.acknowledged(numbered.number());
            send(address);
        } else {
            lane.failed(numbered.number());
            LOG.warn(
                    "Expected Kafka to take {} of {} but {}; the sweep tries again",
                    numbered.message().envelope().type(),
                    address.documentId(),
                    failure.toString());
            if (isForGood(failure)) {
                noteRefused(address, numbered.number());
            }
        }
    }

    /** On another thread than the producer's, which must not wait for a store. */
    private void noteRefused(Address address, long number) {
        try {
            timers.execute(
                    guarded("note what Kafka refused", () -> address.source().refused(address.documentId(), number)));
        } catch (RejectedExecutionException _) {
            // Stopping: the next start's sweep meets it again.
            return;
        }
    }

    /** Whether it is the record that Kafka will not have, and not Kafka that is away. */
    private static boolean isForGood(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException;
    }

    /** Removes acknowledged messages from their documents, one bulk write per collection, and forgets finished lanes. */
    private void clear() {
        Map<OutboxSource, Map<String, Long>> published = new HashMap<>();
        lanes.forEach((address, lane) -> {
            if (lane.clearable()) {
                published
                        .computeIfAbsent(address.source(), _ -> new HashMap<>())
                        .put(address.documentId(), lane.acknowledgedThrough());
            }
        });
        published.forEach((source, through) -> {
            source.clear(through);
            through.forEach((documentId, number) -> {
                var lane = lanes.get(new Address(source, documentId));
                if (lane != null) {
                    lane.cleared(number);
                }
            });
        });
        lanes.keySet()
                .forEach(address -> lanes.computeIfPresent(address, (_, lane) -> lane.forgettable() ? null : lane));
    }

    private void sweep() {
        var before = clock.instant().minus(LEFT_BEHIND);
        for (var source : sources) {
            var leftBehind = source.claim(before, SWEPT_AT_ONCE).stream()
                    .filter(outbox -> !lanes.containsKey(new Address(source, outbox.documentId())))
                    .toList();
            offer(source, leftBehind);
        }
    }

    @Override
    public void start() {
        if (sending.isShutdown()) {
            sending = Executors.newSingleThreadExecutor(named("outbox-relay"));
            timers = Executors.newScheduledThreadPool(2, named("outbox-timer"));
        }
        running = true;
        every(CLEAR_EVERY, "clear outboxes", this::clear);
        every(SWEEP_EVERY, "sweep outboxes", this::sweep);
    }

    private void every(Duration period, String what, Runnable task) {
        var ignored = timers.scheduleWithFixedDelay(
                guarded(what, task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Runnable guarded(String what, Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                // A periodic task that throws would never run again; the next run does the same work.
                LOG.warn("Expected to {} but {}; tried again in a moment", what, e.toString());
            }
        };
    }

    @Override
    public void stop() {
        running = false;
        timers.shutdown();
        sending.shutdown();
        try {
            if (!sending.awaitTermination(2, TimeUnit.SECONDS) || !timers.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("Expected the outbox relay to end within 2 s; the sweep after the next start goes on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the listeners and stops after them. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE / 2 - 1;
    }

    private static java.util.concurrent.ThreadFactory named(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }
}
