package dev.scrm.platform.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event as it travels: the CloudEvents 1.0 attributes, the suite's extensions and the JSON data.
 *
 * @param id stable over every redelivery; equal ids are the same event
 * @param type such as {@code scrm.contact.tagged.v1}
 * @param source the publisher, such as {@code /contact-service}
 * @param subject what the event is about, usually the aggregate's id
 * @param time when it happened (not when it was published)
 * @param corpId the tenant; never mixed with another's
 * @param sequence position in the aggregate's stream, from 1; 0 where the stream is not an aggregate's
 * @param causationId id of the event or command that caused this one
 * @param correlationId id of the first event of the chain
 * @param traceParent W3C trace context
 * @param data the JSON value, UTF-8; never modified after construction
 */
public record EventEnvelope(
        String id,
        EventType type,
        String source,
        @Nullable String subject,
        Instant time,
        String corpId,
        long sequence,
        @Nullable String causationId,
        @Nullable String correlationId,
        @Nullable String traceParent,
        byte[] data) {

    public EventEnvelope {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        requireNonNull(source, "source");
        requireNonNull(time, "time");
        requireNonNull(corpId, "corpId");
        requireNonNull(data, "data");
    }
}
