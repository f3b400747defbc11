package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.messaging.ParkedKeys.Waiting;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * One poll: parse, group by key, handle, and only then commit. What cannot be read goes to the dead topic; a key whose
 * event fails again and again is parked, and its later events follow it; other keys flow.
 */
final class EventBatchListener implements BatchAcknowledgingMessageListener<byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(EventBatchListener.class);
    /** Tries of a failing event before its key is parked, with the pauses between them; 2 s at most in all. */
    private static final long[] PAUSES_MILLIS = {100, 400};

    private final String group;
    private final EventBatchHandler handler;
    private final EventPublisher publisher;
    private final ParkedKeys parkedKeys;
    private final Clock clock;
    private final MeterRegistry meters;

    EventBatchListener(
            String group,
            EventBatchHandler handler,
            EventPublisher publisher,
            ParkedKeys parkedKeys,
            Clock clock,
            MeterRegistry meters) {
        this.group = group;
        this.handler = handler;
        this.publisher = publisher;
        this.parkedKeys = parkedKeys;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Acknowledgment acknowledgment) {
        var lanes = lanes(records);
        if (!lanes.isEmpty()) {
            handle(withoutParked(lanes));
        }
        handler.finished(last(records));
        if (acknowledgment != null) {
            acknowledgment.acknowledge();
        }
    }

    private static Collection<SourcePosition> last(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, SourcePosition> last = new HashMap<>();
        for (var record : records) {
            last.merge(
                    new TopicPartition(record.topic(), record.partition()),
                    new SourcePosition(record.topic(), record.partition(), record.offset()),
                    (one, other) -> one.offset() < other.offset() ? other : one);
        }
        return last.values();
    }

    private List<Lane> lanes(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, List<ReceivedEvent>> byKey = new LinkedHashMap<>();
        List<ProducerRecord<byte[], byte[]>> dead = new ArrayList<>();
        for (var record : records) {
            try {
                var event = read(record);
                if (handler.concerns(event.envelope())) {
                    byKey.computeIfAbsent(event.key(), _ -> new ArrayList<>()).add(event);
                }
            } catch (UnreadableEventException e) {
                dead.add(ParkedRecords.dead(group, record, String.valueOf(e.getMessage())));
            }
        }
        if (!dead.isEmpty()) {
            publisher.publishDead(dead);
            meters.counter(MessagingMetric.EVENTS_DEAD.meterName(), "group", group)
                    .increment(dead.size());
        }
        return byKey.entrySet().stream()
                .map(entry -> new Lane(entry.getKey(), entry.getValue()))
                .toList();
    }

    private ReceivedEvent read(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new UnreadableEventException("Expected a key but the record has none");
        }
        var position = new SourcePosition(record.topic(), record.partition(), record.offset());
        var envelope = handler.hearsOfForgotten()
                ? CloudEventHeaders.readWithoutValueToo(record)
                : CloudEventHeaders.read(record);
        return new ReceivedEvent(envelope, position, new String(record.key(), UTF_8));
    }

    private List<Lane> withoutParked(List<Lane> lanes) {
        var parked = parkedKeys.parkedAmong(group, lanes.stream().map(Lane::key).toList());
        if (parked.isEmpty()) {
            return lanes;
        }
        return lanes.stream()
                .filter(lane -> !parked.contains(lane.key()) || !follow(lane))
                .toList();
    }

    /** Sends a lane after its parked key; false when the key was released in this moment. */
    private boolean follow(Lane lane) {
        var waiting = publishParked(lane.events(), "follows a parked record of its key");
        return parkedKeys.follow(group, lane.key(), waiting);
    }

    private void handle(List<Lane> lanes) {
        if (lanes.isEmpty()) {
            return;
        }
        try {
            handler.handle(lanes);
        } catch (UnreadableEventsException e) {
            e.events().forEach(unreadable -> bury(unreadable.event(), unreadable.failure()));
        } catch (RuntimeException e) {
            rethrowWhenUnavailable(e);
            lanes.forEach(this::handleAlone);
        }
    }

    /**
     * Event by event, so that the one that fails is known. It is parked with what comes after it; only data that cannot
     * be read at all does not hold up its key.
     */
    private void handleAlone(Lane lane) {
        for (int i = 0; i < lane.events().size(); i++) {
            var failure = tryEvent(lane, lane.events().get(i));
            if (failure instanceof UnreadableEventException) {
                bury(lane.events().get(i), failure);
            } else if (failure != null) {
                park(lane, i, failure);
                return;
            }
        }
    }

    private @Nullable RuntimeException tryEvent(Lane lane, ReceivedEvent event) {
        var alone = List.of(new Lane(lane.key(), List.of(event)));
        for (int tries = 0; ; tries++) {
            try {
                handler.handle(alone);
                return null;
            } catch (UnreadableEventsException e) {
                return e.events().getFirst().failure();
            } catch (RuntimeException e) {
                rethrowWhenUnavailable(e);
                // What cannot be read will not be readable in half a second.
                if (tries == PAUSES_MILLIS.length || e instanceof UnreadableEventException) {
                    return e;
                }
                pause(PAUSES_MILLIS[tries]);
            }
        }
    }

    private void bury(ReceivedEvent event, RuntimeException failure) {
        publisher.publishDead(List.of(ParkedRecords.dead(group, event, String.valueOf(failure.getMessage()))));
        meters.counter(MessagingMetric.EVENTS_DEAD.meterName(), "group", group).increment();
    }

    private void park(Lane lane, int from, RuntimeException failure) {
        var events = lane.events().subList(from, lane.events().size());
        var first = events.getFirst();
        LOG.error(
                "Parked key {} of {} at {} ({} {})",
                lane.key(),
                group,
                ParkedKeys.name(first.position()),
                first.envelope().type(),
                first.envelope().id(),
                failure);
        var reason = SetAside.reason(failure);
        parkedKeys.park(group, lane.key(), reason, clock.instant(), publishParked(events, reason));
    }

    /** A crash right after this leaves a copy that nobody waits for: the batch comes again. */
    private List<Waiting> publishParked(List<ReceivedEvent> events, String reason) {
        var written = publisher.publishRecords(events.stream()
                .map(event -> ParkedRecords.parked(group, event, reason))
                .toList());
        meters.counter(MessagingMetric.EVENTS_PARKED.meterName(), "group", group)
                .increment(events.size());
        return IntStream.range(0, events.size())
                .mapToObj(i -> new Waiting(
                        ParkedKeys.name(events.get(i).position()),
                        new SourcePosition(
                                written.get(i).topic(),
                                written.get(i).partition(),
                                written.get(i).offset())))
                .toList();
    }

    private static void rethrowWhenUnavailable(RuntimeException failure) {
        if (DependencyUnavailableException.isBehind(failure)) {
            throw failure;
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyUnavailableException("Expected to retry but was stopped", e);
        }
    }
}
