package dev.scrm.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;

/** The public topics of a running suite. */
final class PublicTopics implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;

    PublicTopics(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed", "fetch.max.wait.ms", 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The topics that the events' catalogue names, without what the services keep for themselves. */
    List<String> names() {
        return consumer.listTopics().keySet().stream()
                .filter(name -> name.matches("scrm\\.[a-z]+\\.[a-z]+\\.v\\d+"))
                .sorted()
                .toList();
    }

    /** Every committed record that the topic holds now, those of one key in order, but for those without a value. */
    List<PublicRecord> read(String topic) {
        // The last record of a key of whom nothing is to be read any more has none.
        return records(topic).stream()
                .filter(record -> record.value() != null)
                .map(PublicRecord::of)
                .toList();
    }

    /** Whether the last record of a key has no value: whoever compacts the topic forgets the key. */
    boolean hasForgotten(String topic, String key) {
        var last = records(topic).stream()
                .filter(record -> key.equals(new String(record.key(), UTF_8)))
                .reduce((_, later) -> later);
        return last.isPresent() && last.get().value() == null;
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(PublicTopics::partition)
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    /** Those of one type that speak of one contact. */
    List<PublicRecord> read(String topic, String name, String contactId) {
        return read(topic).stream()
                .filter(record -> record.name().equals(name))
                .filter(record ->
                        contactId.equals(record.data().path("contactId").asString("")))
                .toList();
    }

    /** Publishes an event as another publisher of the suite would. */
    void publish(String topic, String key, Map<String, String> headers, Object data) {
        var record = new ProducerRecord<>(topic, key.getBytes(UTF_8), JSON.writeValueAsBytes(data));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Expected Kafka to take a record of " + topic, e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }
}
