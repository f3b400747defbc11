package dev.scrm.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How many records a topic has taken, by the ends of its partitions. */
final class KafkaTopicSize implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final int LOOKS_TO_SETTLE = 10;

    private final Admin admin;
    private final String topic;

    KafkaTopicSize(String bootstrapServers, String topic) {
        this.admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers));
        this.topic = topic;
    }

    long now() {
        try {
            int partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .mapToInt(description -> description.partitions().size())
                    .sum();
            return admin
                    .listOffsets(IntStream.range(0, partitions)
                            .boxed()
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic, partition), _ -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Expected the ends of " + topic, e);
        }
    }

    /** The size once it has reached the expected one (what went to the spool comes later), or when time is over. */
    long awaitAtLeast(long expected, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        long size = now();
        while (size < expected && System.nanoTime() < deadline) {
            pause();
            size = now();
        }
        return size;
    }

    /** The size once it has not grown for a while: nothing is on its way from before. */
    long settled(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        long size = now();
        for (int looks = 0; looks < LOOKS_TO_SETTLE && System.nanoTime() < deadline; looks++) {
            pause();
            long later = now();
            looks = later == size ? looks : 0;
            size = later;
        }
        return size;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking at Kafka", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
