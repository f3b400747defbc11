package dev.scrm.gateway.commands.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Projections.slice;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandFormat;
import dev.scrm.gateway.commands.WaitingCommand;
import dev.scrm.gateway.commands.WaitingLine;
import dev.scrm.gateway.commands.WaitingLines;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A document a line, gone when nobody waits any more. */
final class MongoWaitingLines implements WaitingLines, Indexed {
    private static final Logger LOG = LoggerFactory.getLogger(MongoWaitingLines.class);

    private final MongoCollection<BsonDocument> lines;
    private final CommandFormat format;

    MongoWaitingLines(MongoDatabase database, CommandFormat format) {
        this.lines =
                database.getCollection("waiting-commands", BsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
        this.format = format;
    }

    @Override
    public void createIndexes() {
        lines.createIndex(ascending("lane", "corp", "dueAt"));
        lines.createIndex(ascending("taker"));
        lines.createIndex(ascending("commands.id"));
    }

    @Override
    public Map<String, Set<String>> waitingIn(Collection<String> lineIds) {
        Map<String, Set<String>> waiting = new HashMap<>();
        lines.find(in("_id", lineIds))
                .projection(include("commands.id"))
                .forEach(document ->
                        waiting.put(WaitingLineDocument.id(document), WaitingLineDocument.commandIds(document)));
        waiting.values().removeIf(Set::isEmpty);
        return waiting;
    }

    @Override
    public void append(List<Addition> additions) {
        lines.bulkWrite(
                additions.stream()
                        .sorted(Comparator.comparing(addition -> addition.line().id()))
                        .map(MongoWaitingLines::addition)
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    @Override
    public void hurry(String corpId, String commandId, Instant dueAt) {
        lines.updateOne(
                and(eq("commands.id", commandId), eq("corp", corpId), exists("taker", false)),
                set("dueAt", Date.from(dueAt)));
    }

    private static UpdateOneModel<BsonDocument> addition(Addition addition) {
        var line = addition.line();
        var command = line.commands().getFirst().command();
        return new UpdateOneModel<>(
                eq("_id", line.id()),
                combine(
                        setOnInsert("corp", command.head().corpId()),
                        setOnInsert("command", command.name()),
                        setOnInsert("lane", command.head().lane().name()),
                        setOnInsert("dueAt", Date.from(addition.pause().dueAt())),
                        setOnInsert("reason", addition.pause().reason().code()),
                        setOnInsert("failures", line.failures()),
                        inc("bytes", bytes(line.commands().stream().map(WaitingCommand::command))),
                        pushEach(
                                "commands",
                                line.commands().stream()
                                        .map(WaitingLineDocument::command)
                                        .toList())),
                new UpdateOptions().upsert(true));
    }

    private static long bytes(Stream<Command> commands) {
        return commands.mapToLong(command -> command.head().envelope().data().length)
                .sum();
    }

    /** Whoever moves the time has the line; the mark tells which those are. */
    @Override
    public Taken takeDue(
            CallLane lane, Instant now, Instant dueAgainAt, int linesAtMost, int commandsOfALine, int bytesAtMost) {
        var isDue = and(eq("lane", lane.name()), lte("dueAt", Date.from(now)));
        var found = due(lane, now, linesAtMost, bytesAtMost);
        if (found.isEmpty()) {
            return new Taken("", List.of());
        }
        var mark = new ObjectId().toHexString();
        var mine = and(in("_id", found.keySet()), isDue);
        var take = combine(set("dueAt", Date.from(dueAgainAt)), set("taker", mark));
        lines.updateMany(and(mine, exists("takenAt", false)), combine(take, set("takenAt", Date.from(now))));
        lines.updateMany(mine, take);
        List<WaitingLine> taken = new ArrayList<>();
        lines.find(eq("taker", mark))
                .projection(fields(slice("commands", commandsOfALine), include("failures", "tried")))
                .forEach(document -> read(
                                document, requireNonNull(found.get(WaitingLineDocument.id(document))), commandsOfALine)
                        .ifPresent(taken::add));
        return new Taken(mark, taken);
    }

    /** One that cannot be read stays taken, and holds up no other. */
    private Optional<WaitingLine> read(BsonDocument document, Optional<Instant> takenBefore, int commandsAtMost) {
        try {
            return Optional.of(WaitingLineDocument.line(document, takenBefore, commandsAtMost, format));
        } catch (RuntimeException e) {
            LOG.error(
                    "Expected to read the waiting line {}; it is tried again later",
                    WaitingLineDocument.id(document),
                    e);
            return Optional.empty();
        }
    }

    /**
     * Lines that are due, with the time at which a replica took them that did not settle them, if one did: as many of each
     * corp, so that none waits behind another's, and as much; the corp comes first that waits longest.
     */
    private Map<String, Optional<Instant>> due(CallLane lane, Instant now, int linesAtMost, int bytesAtMost) {
        var corps = corps(lane, now);
        Map<String, Optional<Instant>> found = new HashMap<>();
        long left = bytesAtMost;
        for (var corp : corps.keySet()) {
            long leftOfCorp = Math.max(1, bytesAtMost / corps.size());
            for (var document : lines.find(and(eq("lane", lane.name()), eq("corp", corp), lte("dueAt", Date.from(now))))
                    .sort(ascending("dueAt"))
                    .limit(Math.max(1, linesAtMost / corps.size()))
                    .projection(include("takenAt", "bytes"))) {
                if (left <= 0 || leftOfCorp <= 0) {
                    break;
                }
                found.put(WaitingLineDocument.id(document), WaitingLineDocument.takenAt(document));
                long bytes = WaitingLineDocument.bytes(document);
                left -= bytes;
                leftOfCorp -= bytes;
            }
        }
        return found;
    }

    /** The corps with lines that are due, by a step along the index for each corp that has any: since when they are. */
    private Map<String, Long> corps(CallLane lane, Instant now) {
        Map<String, Long> corps = new HashMap<>();
        var last = "";
        while (true) {
            var next = lines.find(and(eq("lane", lane.name()), gt("corp", last)))
                    .sort(ascending("corp", "dueAt"))
                    .limit(1)
                    .projection(include("corp", "dueAt"))
                    .first();
            if (next == null) {
                return corps.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
            }
            last = next.getString("corp").getValue();
            long dueAt = next.getDateTime("dueAt").getValue();
            if (dueAt <= now.toEpochMilli()) {
                corps.put(last, dueAt);
            }
        }
    }

    @Override
    public void settle(String claim, List<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return;
        }
        lines.bulkWrite(
                settlements.stream()
                        .sorted(Comparator.comparing(Settlement::lineId))
                        .map(settlement -> settlement(claim, settlement))
                        .toList(),
                new BulkWriteOptions().ordered(false));
        lines.deleteMany(
                and(in("_id", settlements.stream().map(Settlement::lineId).toList()), size("commands", 0)));
    }

    private static List<String> ids(List<Command> commands) {
        return commands.stream().map(command -> command.head().id()).toList();
    }

    private static UpdateOneModel<BsonDocument> settlement(String claim, Settlement settlement) {
        return new UpdateOneModel<>(
                and(eq("_id", settlement.lineId()), eq("taker", claim)),
                combine(
                        pullByFilter(eq("commands", in("id", ids(settlement.done())))),
                        inc("bytes", -bytes(settlement.done().stream())),
                        set("failures", settlement.failures()),
                        set("dueAt", Date.from(settlement.pause().dueAt())),
                        set("reason", settlement.pause().reason().code()),
                        set("tried", WaitingLineDocument.tried(settlement.rest())),
                        unset("takenAt"),
                        unset("taker")));
    }
}
