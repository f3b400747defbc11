package dev.scrm.contact.behavior;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that a person did.
 *
 * @param id the same for the same message of the same source, whoever it turns out to be about; also of its event, so that
 *     consumers know it again
 * @param sourceId the system that told it
 * @param messageId the source's own id of it: told again under the same one, it is the same
 * @param type such as {@code order-paid}, of the catalogue
 * @param occurredAt when it was done, as the source says
 * @param receivedAt when it was told to us
 * @param properties what else there is to say, as the type's schema has it; JSON values
 */
public record Behavior(
        String id,
        String corpId,
        String sourceId,
        String messageId,
        String type,
        Subject subject,
        Instant occurredAt,
        Instant receivedAt,
        Map<String, Object> properties) {
    public Behavior {
        requireNonNull(id, "id");
        requireNonNull(corpId, "corpId");
        requireNonNull(sourceId, "sourceId");
        requireNonNull(messageId, "messageId");
        requireNonNull(type, "type");
        requireNonNull(subject, "subject");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(receivedAt, "receivedAt");
        // A value may be null in JSON, which Map.copyOf refuses.
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** One that was told, under the id that follows from its source's own. */
    static Behavior told(
            String corpId,
            String sourceId,
            String messageId,
            String type,
            Subject subject,
            Instant occurredAt,
            Instant receivedAt,
            Map<String, Object> properties) {
        var id = id(corpId, sourceId, messageId);
        return new Behavior(id, corpId, sourceId, messageId, type, subject, occurredAt, receivedAt, properties);
    }

    static String id(String corpId, String sourceId, String messageId) {
        return Ids.derived("behavior", corpId, sourceId, messageId);
    }
}
