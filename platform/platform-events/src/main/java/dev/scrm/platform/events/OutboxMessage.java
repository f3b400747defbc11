package dev.scrm.platform.events;

import static java.util.Objects.requireNonNull;

/**
 * A message that waits in its aggregate's document until Kafka has acknowledged it.
 *
 * @param topic where it goes
 * @param key the Kafka key, such as {@code corp:contact}
 * @param envelope the event; its sequence is the aggregate's next one
 */
public record OutboxMessage(String topic, String key, EventEnvelope envelope) {
    public OutboxMessage {
        requireNonNull(topic, "topic");
        requireNonNull(key, "key");
        requireNonNull(envelope, "envelope");
    }
}
