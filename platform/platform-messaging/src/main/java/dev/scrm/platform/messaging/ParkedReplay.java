package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Replays a parked key: its records are handled in the order of their arrival, those that arrive meanwhile included;
 * then the key is released.
 */
public final class ParkedReplay {
    private static final Duration READ_AT_MOST = Duration.ofSeconds(20);
    private static final int ROUNDS_AT_MOST = 20;

    /**
     * What came of a replay.
     *
     * @param released true when the key flows again
     * @param replayed records handled now
     * @param reason why the key stays parked; empty when it was released
     */
    public record Result(boolean released, int replayed, String reason) {}

    private final KafkaSettings settings;
    private final ParkedKeys parkedKeys;
    private final EventListeners listeners;

    ParkedReplay(KafkaSettings settings, ParkedKeys parkedKeys, EventListeners listeners) {
        this.settings = settings;
        this.parkedKeys = parkedKeys;
        this.listeners = listeners;
    }

    /** Replays the key and releases it when nothing waits any more. */
    public Result replay(String group, String key) {
        var handler = listeners.handler(group).orElse(null);
        if (handler == null) {
            return new Result(false, 0, "Expected a listener of group " + group + " in this service");
        }
        int replayed = 0;
        for (int round = 0; round < ROUNDS_AT_MOST; round++) {
            var parked = parkedKeys.find(group, key).orElse(null);
            if (parked == null) {
                return new Result(round > 0, replayed, round > 0 ? "" : "Expected a parked key but it is not parked");
            }
            if (parked.waiting().isEmpty() && parkedKeys.release(group, key)) {
                return new Result(true, replayed, "");
            }
            for (var event : read(parked)) {
                try {
                    handler.handle(List.of(new Lane(key, List.of(event))));
                } catch (RuntimeException e) {
                    var reason = e.getClass().getSimpleName() + ": " + e.getMessage();
                    parkedKeys.failedAgain(group, key, reason);
                    return new Result(false, replayed, reason);
                }
                parkedKeys.replayed(group, key, List.of(ParkedKeys.name(event.position())));
                replayed++;
            }
        }
        return new Result(
                false, replayed, "Expected all parked records in their topic but some are still on their way");
    }

    /** The events that wait, in the order they were announced; those not yet in the topic end the list. */
    private List<ReceivedEvent> read(ParkedKeys.ParkedKey parked) {
        Map<String, ReceivedEvent> found = new HashMap<>();
        Set<String> topics = new LinkedHashSet<>();
        parked.waiting().forEach(name -> topics.add(Topics.parked(name.substring(0, name.lastIndexOf('/')))));
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings.consumer())) {
            for (var topic : topics) {
                readTopic(consumer, topic, parked, found);
            }
        }
        List<ReceivedEvent> inOrder = new ArrayList<>();
        for (var name : parked.waiting()) {
            var event = found.get(name);
            if (event == null) {
                break;
            }
            inOrder.add(event);
        }
        return inOrder;
    }

    private static void readTopic(
            Consumer<byte[], byte[]> consumer,
            String topic,
            ParkedKeys.ParkedKey parked,
            Map<String, ReceivedEvent> found) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        // A minute before the key was parked: clocks of broker and service may differ.
        long from = parked.since().minusSeconds(60).toEpochMilli();
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, from));
        consumer.offsetsForTimes(times).forEach((partition, offset) -> {
            if (offset == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, offset.offset());
            }
        });
        var ends = consumer.endOffsets(partitions);
        long start = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())
                && System.nanoTime() - start < READ_AT_MOST.toNanos()) {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                if (parked.key().equals(new String(record.key(), UTF_8))) {
                    ParkedRecords.read(parked.group(), record)
                            .ifPresent(event -> found.put(ParkedKeys.name(event.position()), event));
                }
            }
        }
    }
}
