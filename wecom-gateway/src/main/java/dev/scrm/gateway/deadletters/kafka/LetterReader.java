package dev.scrm.gateway.deadletters.kafka;

import dev.scrm.gateway.deadletters.LetterRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads stretches of partitions, one after the other; of each record only what is made of it stays in memory. */
final class LetterReader {
    private static final Duration WITHIN = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(200);

    /** From one offset up to, but not with, another. */
    record Stretch(long from, long to) {}

    private final Consumer<byte[], byte[]> consumer;

    LetterReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    <T> List<T> read(Map<TopicPartition, Stretch> wanted, Function<ConsumerRecord<byte[], byte[]>, T> make) {
        Map<TopicPartition, Stretch> left = new HashMap<>(wanted);
        left.values().removeIf(stretch -> stretch.from() >= stretch.to());
        consumer.assign(left.keySet());
        left.forEach((partition, stretch) -> consumer.seek(partition, stretch.from()));
        var read = new ArrayList<T>();
        long began = System.nanoTime();
        while (!left.isEmpty()) {
            for (var record : consumer.poll(POLL)) {
                var stretch = left.get(new TopicPartition(record.topic(), record.partition()));
                if (stretch != null && record.offset() < stretch.to()) {
                    read.add(make.apply(record));
                }
            }
            left.entrySet().removeIf(stretch -> isRead(stretch.getKey(), stretch.getValue()));
            if (System.nanoTime() - began > WITHIN.toNanos()) {
                throw LetterRefused.kafkaAway();
            }
        }
        return read;
    }

    private boolean isRead(TopicPartition partition, Stretch stretch) {
        boolean read = consumer.position(partition) >= stretch.to();
        if (read) {
            consumer.pause(List.of(partition));
        }
        return read;
    }
}
