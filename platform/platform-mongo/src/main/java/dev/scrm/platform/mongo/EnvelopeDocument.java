package dev.scrm.platform.mongo;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import java.time.Instant;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** An event as it lies in MongoDB while it waits, whole: {@code id type source time corp sequence data …}. */
public final class EnvelopeDocument {
    private EnvelopeDocument() {}

    public static BsonDocument of(EventEnvelope envelope) {
        var document = new BsonDocument("id", new BsonString(envelope.id()))
                .append("type", new BsonString(envelope.type().toString()))
                .append("source", new BsonString(envelope.source()))
                .append("time", new BsonString(envelope.time().toString()))
                .append("corp", new BsonString(envelope.corpId()))
                .append("sequence", new BsonInt64(envelope.sequence()))
                .append("data", new BsonBinary(envelope.data()));
        append(document, "subject", envelope.subject());
        append(document, "causation", envelope.causationId());
        append(document, "correlation", envelope.correlationId());
        append(document, "trace", envelope.traceParent());
        return document;
    }

    /** Reads the fields of a document that {@link #of} made; others may stand beside them. */
    public static EventEnvelope read(BsonDocument document) {
        return new EventEnvelope(
                document.getString("id").getValue(),
                EventType.of(document.getString("type").getValue()),
                document.getString("source").getValue(),
                optional(document, "subject"),
                Instant.parse(document.getString("time").getValue()),
                document.getString("corp").getValue(),
                document.getNumber("sequence").longValue(),
                optional(document, "causation"),
                optional(document, "correlation"),
                optional(document, "trace"),
                document.getBinary("data").getData());
    }

    private static void append(BsonDocument document, String name, @Nullable String value) {
        if (value != null) {
            document.append(name, new BsonString(value));
        }
    }

    private static @Nullable String optional(BsonDocument document, String name) {
        return document.containsKey(name) ? document.getString(name).getValue() : null;
    }
}
