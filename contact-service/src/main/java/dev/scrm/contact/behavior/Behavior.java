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
 * @param sourceId the system that told it
 * @param messageId the source's own id of it: told again under the same one, it is the same
 * @param type such as {@code order-paid}, of the catalogue
 * @param occurredAt when it was done, as the source says
 * @param receivedAt when it was told to us
 * @param properties what else there is to say, as the type's schema has it; JSON values
 */
public record Behavior(
        String corpId,
        String sourceId,
        String messageId,
        String type,
        Subject subject,
        Instant occurredAt,
        Instant receivedAt,
        Map<String, Object> properties) {
    public Behavior {
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

    /** The same for the same message of the same source, whoever it turns out to be about. */
    public String id() {
        return id(corpId, sourceId, messageId);
    }

    /** The id of a behaviour; also of its event, so that consumers know it again. */
    public static String id(String corpId, String sourceId, String messageId) {
        return Ids.derived("behavior", corpId, sourceId, messageId);
    }
}
