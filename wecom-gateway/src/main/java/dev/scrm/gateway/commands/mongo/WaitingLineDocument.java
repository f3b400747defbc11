package dev.scrm.gateway.commands.mongo;

import dev.scrm.gateway.commands.CommandFormat;
import dev.scrm.gateway.commands.Tried;
import dev.scrm.gateway.commands.WaitingCommand;
import dev.scrm.gateway.commands.WaitingLine;
import dev.scrm.platform.mongo.EnvelopeDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A line as it lies in the store: {@code _id corp command lane dueAt reason failures commands bytes tried takenAt taker}. What
 * was tried for a command stands with it as it came, and in {@code tried} since it was taken.
 */
final class WaitingLineDocument {
    private static final BsonInt64 LARGE = new BsonInt64(512 * 1024);

    private WaitingLineDocument() {}

    static BsonDocument command(WaitingCommand waiting) {
        var head = waiting.command().head();
        return new BsonDocument("id", new BsonString(head.id()))
                .append("key", new BsonString(head.key()))
                .append("since", time(waiting.since()))
                .append("tried", tried(waiting.tried()))
                .append("event", EnvelopeDocument.of(head.envelope()));
    }

    /** What was tried for commands that stay in their line. */
    static List<BsonDocument> tried(List<WaitingCommand> rest) {
        return rest.stream()
                .map(waiting -> tried(waiting.tried())
                        .append("id", new BsonString(waiting.command().head().id())))
                .toList();
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
        Map<String, BsonDocument> tried = new HashMap<>();
        array(document, "tried").forEach(one -> tried.put(one.getString("id").getValue(), one));
        var commands = array(document, "commands").stream()
                .limit(commandsAtMost)
                .map(command -> waiting(command, tried, format))
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

    /** So much its commands say; what nobody counted may be the largest. */
    static long bytes(BsonDocument document) {
        return document.getNumber("bytes", LARGE).longValue();
    }

    static Set<String> commandIds(BsonDocument document) {
        return array(document, "commands").stream()
                .map(command -> command.getString("id").getValue())
                .collect(Collectors.toSet());
    }

    private static List<BsonDocument> array(BsonDocument document, String name) {
        return document.getArray(name, new BsonArray()).stream()
                .map(BsonValue::asDocument)
                .toList();
    }

    private static WaitingCommand waiting(
            BsonDocument document, Map<String, BsonDocument> tried, CommandFormat format) {
        var known = tried.get(document.getString("id").getValue());
        return new WaitingCommand(
                format.readAgain(
                        EnvelopeDocument.read(document.getDocument("event")),
                        document.getString("key").getValue()),
                Instant.ofEpochMilli(document.getDateTime("since").getValue()),
                tried(known == null ? document.getDocument("tried") : known));
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
