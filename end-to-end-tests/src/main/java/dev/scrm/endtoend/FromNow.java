package dev.scrm.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hears all of a topic that is committed from the moment it is made, without a group and in a thread of its own. */
public final class FromNow implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecord<byte[], byte[]>> hear;
    private final Thread thread;
    private volatile boolean closing;

    /** @param hear is given one record after the other */
    public FromNow(String bootstrapServers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> hear) {
        this.consumer = consumer(bootstrapServers, topic);
        this.hear = hear;
        this.thread = Thread.ofPlatform().daemon().start(this::listen);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, String topic) {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "fetch.max.wait.ms",
                        20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private void listen() {
        while (!closing) {
            consumer.poll(Duration.ofMillis(50)).forEach(hear);
        }
        consumer.close();
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
