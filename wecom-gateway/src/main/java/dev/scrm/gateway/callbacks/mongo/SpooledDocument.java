package dev.scrm.gateway.callbacks.mongo;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.gateway.callbacks.Spool;
import dev.scrm.platform.mongo.EnvelopeDocument;
import java.time.Instant;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** An event as it lies in the spool; the event's id is the document's, so that WeCom's retry adds nothing. */
final class SpooledDocument {
    private SpooledDocument() {}

    static BsonDocument of(Spool.Spooled spooled, Instant now) {
        var event = spooled.event();
        return EnvelopeDocument.of(event.envelope())
                .append("_id", new BsonString(event.envelope().id()))
                .append("key", new BsonString(event.key()))
                .append("ordered", BsonBoolean.valueOf(event.ordered()))
                .append("position", new BsonInt64(spooled.position()))
                .append("spooledAt", new BsonDateTime(now.toEpochMilli()));
    }

    static Spool.Spooled read(BsonDocument document) {
        var event = new CallbackEvent(
                document.getString("key").getValue(),
                document.getBoolean("ordered").getValue(),
                EnvelopeDocument.read(document));
        return new Spool.Spooled(document.getInt64("position").getValue(), event);
    }
}
