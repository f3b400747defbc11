package dev.scrm.platform.messaging;

import dev.scrm.platform.events.OutboxMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Publishes and waits until Kafka has acknowledged everything (acks=all). */
public final class EventPublisher {
    private final Producer<byte[], byte[]> producer;

    public EventPublisher(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Publishes in order; when one was not acknowledged the caller has to publish all again. */
    public void publish(List<OutboxMessage> messages) {
        publishRecords(messages.stream()
                .map(message -> CloudEventHeaders.toRecord(message.topic(), message.key(), message.envelope()))
                .toList());
    }

    /** One that is too large even for its dead topic goes there without its body: its origin tells where that lies. */
    void publishDead(List<ProducerRecord<byte[], byte[]>> dead) {
        try {
            publishRecords(dead);
        } catch (RecordTooLargeException _) {
            publishRecords(dead.stream().map(ParkedRecords::small).toList());
        }
    }

    /** Publishes in order; tells where each record lies. */
    List<RecordMetadata> publishRecords(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            List<RecordMetadata> written = new ArrayList<>();
            for (var future : sent) {
                written.add(future.get());
            }
            return written;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyUnavailableException("Expected acknowledgements of Kafka but was interrupted", e);
        } catch (ExecutionException | KafkaException e) {
            if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                throw tooLarge; // Kafka is there; it would refuse this one again and again
            }
            throw new DependencyUnavailableException("Expected acknowledgements of Kafka but " + e.getMessage(), e);
        }
    }
}
