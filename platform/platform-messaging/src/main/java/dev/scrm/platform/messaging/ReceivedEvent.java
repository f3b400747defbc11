package dev.scrm.platform.messaging;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;

/**
 * An event as it came from Kafka.
 *
 * @param key the record's key; events of one key are handled in order
 */
public record ReceivedEvent(EventEnvelope envelope, SourcePosition position, String key) {}
