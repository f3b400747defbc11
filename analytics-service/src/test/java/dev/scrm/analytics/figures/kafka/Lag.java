package dev.scrm.analytics.figures.kafka;

import dev.scrm.platform.test.TestKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How much a group has not read yet. Counted in records, because offsets also number the ends of transactions. */
final class Lag {
    private static final Map<String, Object> CONSUMER = Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            TestKafka.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            20);

    private Lag() {}

    /** Records behind in the partitions the group has ever committed. */
    static long of(String group) {
        var committed = committed(group);
        try (var consumer = new KafkaConsumer<>(CONSUMER, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(committed.keySet());
            committed.forEach(consumer::seek);
            var ends = consumer.endOffsets(committed.keySet());
            long behind = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                behind += consumer.poll(Duration.ofMillis(100)).count();
            }
            return behind;
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            var committed = new HashMap<>(admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get());
            committed.values().removeIf(offset -> offset == null);
            return committed;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Expected offsets of " + group, e);
        }
    }
}
