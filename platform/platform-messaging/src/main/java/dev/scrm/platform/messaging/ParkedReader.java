package dev.scrm.platform.messaging;

import dev.scrm.platform.messaging.ParkedKeys.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads records of parked topics at the places where they wait. */
final class ParkedReader implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);
    /** Over fewer records of other keys it is read on, over more it is jumped. */
    private static final int JUMP = 2_000;

    /**
     * A record that was looked for.
     *
     * @param event empty when its topic no longer has it
     */
    record Found(Waiting waiting, Optional<ReceivedEvent> event) {}

    private final Consumer<byte[], byte[]> consumer;

    ParkedReader(KafkaSettings settings) {
        var reading = settings.consumer();
        // What is noted has been acknowledged outside of any transaction: those of others, open perhaps, do not matter.
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        this.consumer = new KafkaConsumer<>(reading);
    }

    /** All that are asked for, in the same order. */
    List<Found> read(List<Waiting> waiting) {
        var byPartition = waiting.stream()
                .collect(Collectors.groupingBy(record -> new TopicPartition(
                        record.parkedAt().topic(), record.parkedAt().partition())));
        Map<Waiting, ReceivedEvent> events = new HashMap<>();
        byPartition.forEach((partition, wanted) -> read(partition, wanted, events));
        return waiting.stream()
                .map(record -> new Found(record, Optional.ofNullable(events.get(record))))
                .toList();
    }

    private void read(TopicPartition partition, List<Waiting> wanted, Map<Waiting, ReceivedEvent> events) {
        consumer.assign(List.of(partition));
        long beginning = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        var left = new TreeMap<Long, List<Waiting>>();
        wanted.stream()
                .filter(record -> record.parkedAt().offset() >= beginning
                        && record.parkedAt().offset() < end)
                .forEach(record -> left.computeIfAbsent(record.parkedAt().offset(), _ -> new ArrayList<>())
                        .add(record));
        if (!left.isEmpty()) {
            consumer.seek(partition, left.firstKey());
        }
        long start = System.nanoTime();
        while (!left.isEmpty()) {
            for (var record : consumer.poll(POLL)) {
                var here = left.remove(record.offset());
                if (here != null) {
                    var event = ParkedRecords.read(record);
                    here.forEach(each -> events.put(each, event));
                }
            }
            long position = consumer.position(partition);
            left.headMap(position).clear();
            if (!left.isEmpty() && left.firstKey() - position > JUMP) {
                consumer.seek(partition, left.firstKey());
            }
            if (System.nanoTime() - start > WITHIN.toNanos()) {
                throw new DependencyUnavailableException(
                        "Expected to read %s within %s".formatted(partition, WITHIN), new IllegalStateException());
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
