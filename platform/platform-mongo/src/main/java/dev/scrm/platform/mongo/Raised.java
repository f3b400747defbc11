package dev.scrm.platform.mongo;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the step that raised events.
 *
 * @param firstSequence position of the step's first event in the aggregate's stream
 * @param at when the step was decided
 * @param cause the event that led to it; null for a request over HTTP
 */
public record Raised(
        String corpId,
        String aggregateId,
        long firstSequence,
        Instant at,
        @Nullable EventEnvelope cause) {

    /**
     * The envelope of the step's event at an index. Its id is derived from aggregate and sequence: the version guard
     * lets only one write take a sequence, so the id is unique and needs no chance.
     */
    public EventEnvelope event(int index, String source, EventType type, Instant time, byte[] data) {
        long sequence = firstSequence + index;
        var id = Ids.derived("event", corpId, source, aggregateId, Long.toString(sequence), type.name());
        return envelope(id, source, type, time, sequence, data);
    }

    /**
     * The envelope of a command that follows from the step. Its id is derived from the cause and what is to be done, so
     * that a replay makes the same command.
     */
    public EventEnvelope command(String what, String source, EventType type, byte[] data) {
        var because = cause == null ? aggregateId + "/" + firstSequence : cause.id();
        return envelope(Ids.derived("command", corpId, because, what), source, type, at, 0, data);
    }

    /** The envelope of a command whose id the aggregate derives itself, because it knows the outcome by it. */
    public EventEnvelope commandNamed(String id, String source, EventType type, byte[] data) {
        return envelope(id, source, type, at, 0, data);
    }

    private EventEnvelope envelope(String id, String source, EventType type, Instant time, long sequence, byte[] data) {
        if (cause == null) {
            return new EventEnvelope(id, type, source, aggregateId, time, corpId, sequence, null, id, null, data);
        }
        var correlation = cause.correlationId() == null ? cause.id() : cause.correlationId();
        return new EventEnvelope(
                id,
                type,
                source,
                aggregateId,
                time,
                corpId,
                sequence,
                cause.id(),
                correlation,
                cause.traceParent(),
                data);
    }
}
