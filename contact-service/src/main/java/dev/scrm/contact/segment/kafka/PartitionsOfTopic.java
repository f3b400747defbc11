package dev.scrm.contact.segment.kafka;

import dev.scrm.contact.segment.Partitions;
import org.apache.kafka.clients.producer.Producer;

/** Asks Kafka once: partitions of a topic that is in use are never others. */
final class PartitionsOfTopic implements Partitions {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private volatile int count;

    PartitionsOfTopic(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    @Override
    public int count() {
        if (count == 0) {
            count = producer.partitionsFor(topic).size();
        }
        return count;
    }
}
