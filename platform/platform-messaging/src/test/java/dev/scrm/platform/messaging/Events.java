package dev.scrm.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.OutboxMessage;
import java.time.Instant;

/** Small events for the tests of this package: the data is the id. */
final class Events {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Events() {}

    static EventEnvelope event(String id) {
        return new EventEnvelope(
                id,
                EventType.of("scrm.test.happened.v1"),
                "/test",
                "subject",
                NOON,
                "corp-1",
                1,
                "cause",
                "first",
                null,
                ("{\"id\":\"" + id + "\"}").getBytes(UTF_8));
    }

    static OutboxMessage message(String topic, String key, String id) {
        return new OutboxMessage(topic, key, event(id));
    }
}
