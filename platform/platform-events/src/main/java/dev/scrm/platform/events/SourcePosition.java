package dev.scrm.platform.events;

import static java.util.Objects.requireNonNull;

/**
 * Where a record stood in Kafka. Consumers remember in the aggregate the last position they applied of each partition.
 *
 * @param topic the topic
 * @param partition the partition, from 0
 * @param offset the offset in the partition, from 0
 */
public record SourcePosition(String topic, int partition, long offset) {
    public SourcePosition {
        requireNonNull(topic, "topic");
    }

    /** The key under which an aggregate remembers the offset: {@code topic/partition}. */
    public String partitionKey() {
        return topic + "/" + partition;
    }
}
