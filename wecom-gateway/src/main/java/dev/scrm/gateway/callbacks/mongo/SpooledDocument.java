package dev.scrm.gateway.callbacks.mongo;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.callbacks.Spool;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import java.time.Instant;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** An event as it lies in the spool; the event's id is the document's, so that WeCom's retry adds nothing. */
final class SpooledDocument {
    private SpooledDocument() {}

    static BsonDocument of(Spool.Spooled spooled, Instant now) {
        var event = spooled.event();
        var envelope = event.envelope();
        var document = new BsonDocument("_id", new BsonString(envelope.id()))
                .append("corp", new BsonString(envelope.corpId()))
                .append("key", new BsonString(event.key()))
                .append("ordered", BsonBoolean.valueOf(event.ordered()))
                .append("position", new BsonInt64(spooled.position()))
                .append("spooledAt", new BsonDateTime(now.toEpochMilli()))
                .append("type", new BsonString(envelope.type().toString()))
                .append("source", new BsonString(envelope.source()))
                .append("time", new BsonString(envelope.time().toString()))
                .append("data", new BsonBinary(envelope.data()));
        if (envelope.subject() != null) {
            document.append("subject", new BsonString(envelope.subject()));
        }
        return document;
    }

    static Spool.Spooled read(BsonDocument document) {
        var envelope = new EventEnvelope(
                document.getString("_id").getValue(),
                EventType.of(document.getString("type").getValue()),
                document.getString("source").getValue(),
                subject(document),
                Instant.parse(document.getString("time").getValue()),
                document.getString("corp").getValue(),
                0,
                null,
                null,
                null,
                document.getBinary("data").getData());
        var event = new CallbackEvent(
                document.getString("key").getValue(),
                document.getBoolean("ordered").getValue(),
                envelope);
        return new Spool.Spooled(document.getInt64("position").getValue(), event);
    }

    private static @Nullable String subject(BsonDocument document) {
        return document.containsKey("subject") ? document.getString("subject").getValue() : null;
    }
}
