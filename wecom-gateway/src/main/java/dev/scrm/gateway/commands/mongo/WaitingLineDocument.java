package dev.scrm.gateway.commands.mongo;

import dev.scrm.gateway.commands.CommandFormat;
import dev.scrm.gateway.commands.Tried;
import dev.scrm.gateway.commands.WaitingCommand;
import dev.scrm.gateway.commands.WaitingLine;
import dev.scrm.platform.mongo.EnvelopeDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A line as it lies in the store: {@code _id corp command urgency dueAt reason failures commands first takenAt taker}. What
 * was tried for a command stands with it as it came, and in {@code first} since it is the first of its line.
 */
final class WaitingLineDocument {
    private WaitingLineDocument() {}

    static BsonDocument command(WaitingCommand waiting) {
        var head = waiting.command().head();
        return new BsonDocument("id", new BsonString(head.id()))
                .append("key", new BsonString(head.key()))
                .append("since", time(waiting.since()))
                .append("tried", tried(waiting.tried()))
                .append("event", EnvelopeDocument.of(head.envelope()));
    }

    static BsonDocument first(WaitingCommand waiting) {
        return tried(waiting.tried())
                .append("id", new BsonString(waiting.command().head().id()));
    }

    static BsonDateTime time(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }

    private static BsonDocument tried(Tried tried) {
        var document = new BsonDocument("attempts", new BsonInt32(tried.attempts()));
        if (tried.doubtfulSince() != null) {
            document.append("doubtfulSince", time(tried.doubtfulSince()));
        }
        if (tried.errorCode() != null) {
            document.append("errorCode", new BsonInt32(tried.errorCode()));
        }
        return document;
    }

    /**
     * Reads a line that was taken.
     *
     * @param takenBefore when a replica took it that did not settle it: nobody knows then which commands were called
     */
    static WaitingLine line(
            BsonDocument document, Optional<Instant> takenBefore, int commandsAtMost, CommandFormat format) {
        var first = document.getDocument("first", new BsonDocument());
        var commands = document.getArray("commands", new BsonArray()).stream()
                .limit(commandsAtMost)
                .map(BsonValue::asDocument)
                .map(command -> waiting(command, first, format))
                .map(waiting -> takenBefore
                        .map(at -> new WaitingCommand(
                                waiting.command(),
                                waiting.since(),
                                waiting.tried().doubtfulFrom(at)))
                        .orElse(waiting))
                .toList();
        return new WaitingLine(
                id(document), commands, document.getInt32("failures").getValue());
    }

    static String id(BsonDocument document) {
        return document.getString("_id").getValue();
    }

    static Optional<Instant> takenAt(BsonDocument document) {
        return Optional.ofNullable(optionalTime(document, "takenAt"));
    }

    static List<String> commandIds(BsonDocument document) {
        return document.getArray("commands", new BsonArray()).stream()
                .map(command -> command.asDocument().getString("id").getValue())
                .toList();
    }

    private static WaitingCommand waiting(BsonDocument document, BsonDocument first, CommandFormat format) {
        boolean isFirst = document.getString("id").equals(first.get("id"));
        var tried = tried(isFirst ? first : document.getDocument("tried"));
        return new WaitingCommand(
                format.read(
                        EnvelopeDocument.read(document.getDocument("event")),
                        document.getString("key").getValue()),
                Instant.ofEpochMilli(document.getDateTime("since").getValue()),
                tried);
    }

    private static Tried tried(BsonDocument document) {
        return new Tried(
                optionalTime(document, "doubtfulSince"),
                document.getInt32("attempts").getValue(),
                document.containsKey("errorCode")
                        ? document.getInt32("errorCode").getValue()
                        : null);
    }

    private static @Nullable Instant optionalTime(BsonDocument document, String name) {
        return document.containsKey(name)
                ? Instant.ofEpochMilli(document.getDateTime(name).getValue())
                : null;
    }
}
