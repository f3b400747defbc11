package dev.scrm.platform.mongo;

import dev.scrm.platform.events.OutboxMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;

/** The shape of an aggregate's document: {@code _id corp id version sequence number state applied outbox outboxAt outboxRefused sweep}. */
final class AggregateDocuments<S, E, D extends Record> {
    private final AggregateMapping<S, E, D> mapping;
    private final Codec<D> codec;

    AggregateDocuments(AggregateMapping<S, E, D> mapping, CodecRegistry registry) {
        this.mapping = mapping;
        this.codec = registry.get(mapping.documentType());
    }

    S state(BsonDocument document) {
        var reader = new BsonDocumentReader(document.getDocument("state"));
        return mapping.fromDocument()
                .apply(codec.decode(reader, DecoderContext.builder().build()));
    }

    StoredAggregate<S, E> read(BsonDocument document) {
        Map<String, Long> applied = new HashMap<>();
        document.getDocument("applied", new BsonDocument())
                .forEach((key, offset) -> applied.put(key, offset.asNumber().longValue()));
        return new StoredAggregate<>(
                document.getString("corp").getValue(),
                document.getString("id").getValue(),
                state(document),
                number(document, "version"),
                number(document, "sequence"),
                number(document, "number"),
                applied,
                outbox(document),
                document.containsKey("outboxRefused"));
    }

    static List<PendingOutbox.Numbered> outbox(BsonDocument document) {
        return document.getArray("outbox", new BsonArray()).stream()
                .map(BsonValue::asDocument)
                .map(AggregateDocuments::message)
                .toList();
    }

    /** The whole document of an aggregate that is saved for the first time. */
    BsonDocument inserted(StoredAggregate<S, E> aggregate, String writer, Instant now) {
        var document = new BsonDocument("_id", new BsonString(aggregate.documentId()))
                .append("corp", new BsonString(aggregate.corpId))
                .append("id", new BsonString(aggregate.id));
        document.putAll(fields(aggregate, writer));
        document.append("outbox", messages(aggregate));
        if (!aggregate.added.isEmpty()) {
            document.putAll(waiting(now));
        }
        return document;
    }

    /** The update of an aggregate that exists: its fields set, the new messages pushed. */
    BsonDocument updated(StoredAggregate<S, E> aggregate, String writer, Instant now) {
        var update = new BsonDocument("$set", fields(aggregate, writer));
        if (!aggregate.added.isEmpty()) {
            update.append("$push", new BsonDocument("outbox", new BsonDocument("$each", messages(aggregate))));
            // Keeps the time of those that wait already, so that a busy aggregate cannot push itself out of the sweep's
            // sight, and sets it where the outbox was emptied after the aggregate was read.
            update.append("$min", waiting(now));
        }
        return update;
    }

    private static BsonDocument waiting(Instant since) {
        return new BsonDocument("outboxAt", new BsonDateTime(since.toEpochMilli()));
    }

    private BsonDocument fields(StoredAggregate<S, E> aggregate, String writer) {
        var applied = new BsonDocument();
        aggregate.applied.forEach((key, offset) -> applied.append(key, new BsonInt64(offset)));
        return new BsonDocument("version", new BsonInt64(aggregate.version + 1))
                .append("sequence", new BsonInt64(aggregate.sequence()))
                .append("number", new BsonInt64(aggregate.lastNumber()))
                .append("state", encoded(aggregate.state().orElseThrow()))
                .append("applied", applied)
                .append("writer", new BsonString(writer));
    }

    private BsonDocument encoded(S state) {
        var document = new BsonDocument();
        codec.encode(
                new BsonDocumentWriter(document),
                mapping.toDocument().apply(state),
                EncoderContext.builder().build());
        return document;
    }

    private static BsonArray messages(StoredAggregate<?, ?> aggregate) {
        return new BsonArray(
                aggregate.added.stream().map(AggregateDocuments::document).toList());
    }

    private static BsonDocument document(PendingOutbox.Numbered numbered) {
        var message = numbered.message();
        return EnvelopeDocument.of(message.envelope())
                .append("n", new BsonInt64(numbered.number()))
                .append("topic", new BsonString(message.topic()))
                .append("key", new BsonString(message.key()));
    }

    private static PendingOutbox.Numbered message(BsonDocument document) {
        var message = new OutboxMessage(
                document.getString("topic").getValue(),
                document.getString("key").getValue(),
                EnvelopeDocument.read(document));
        return new PendingOutbox.Numbered(number(document, "n"), message);
    }

    private static long number(BsonDocument document, String name) {
        return document.getNumber(name).longValue();
    }
}
