package dev.scrm.gateway.commands.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandStatus;
import dev.scrm.gateway.commands.Finished;
import dev.scrm.gateway.commands.Ledger;
import dev.scrm.gateway.commands.Outcome;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** One document a command. */
final class MongoLedger implements Ledger, Indexed {
    private final MongoCollection<Document> commands;
    private final Clock clock;

    MongoLedger(MongoDatabase database, Clock clock) {
        this.commands = database.getCollection("commands").withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
    }

    @Override
    public void createIndexes() {
        commands.createIndex(ascending("takenOnAt"));
        commands.createIndex(compoundIndex(ascending("corp"), descending("order")));
        commands.createIndex(compoundIndex(ascending("corp", "status"), descending("order")));
        commands.createIndex(
                ascending("corp", LedgerDocument.CONTACT),
                new IndexOptions().partialFilterExpression(type(LedgerDocument.CONTACT, BsonType.STRING)));
    }

    /** Most commands are new, so they are inserted first; only those that were there already are read. */
    @Override
    public Round takeOn(List<Command> commandsToTake) {
        var now = clock.instant();
        var round = newRound();
        // In the order of ids, lest two bulk writes wait for each other.
        var taken = commandsToTake.stream()
                .sorted(Comparator.comparing(command -> command.head().ledgerId()))
                .toList();
        Map<String, Standing> standings = new HashMap<>();
        taken.forEach(command -> standings.put(command.head().ledgerId(), new Standing.Fresh()));
        try {
            commands.insertMany(
                    taken.stream()
                            .map(command -> LedgerDocument.of(command, now, round))
                            .toList(),
                    new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            var known = known(taken, e);
            // Marked before they are read: what is sending then is this round's, whatever the one before it writes.
            commands.updateMany(
                    and(in("_id", known), eq("status", LedgerDocument.SENDING)), set(LedgerDocument.ROUND, round));
            find(known)
                    .values()
                    .forEach(document -> standings.put(document.getString("_id"), LedgerDocument.standing(document)));
        }
        return new Round(round, standings);
    }

    private static String newRound() {
        return new ObjectId().toHexString();
    }

    private static List<String> known(List<Command> taken, MongoBulkWriteException e) {
        return AlreadyThere.indexes(e).stream()
                .map(index -> taken.get(index).head().ledgerId())
                .toList();
    }

    @Override
    public Map<String, Standing> standings(List<Command> commandsToFind) {
        var ids = commandsToFind.stream()
                .map(command -> command.head().ledgerId())
                .toList();
        Map<String, Standing> standings = new HashMap<>();
        ids.forEach(id -> standings.put(id, new Standing.Fresh()));
        find(ids).forEach((id, document) -> standings.put(id, LedgerDocument.standing(document)));
        return standings;
    }

    @Override
    public Round resume(List<Command> commandsToTry) {
        var round = newRound();
        var standings = standings(commandsToTry);
        var open = standings.entrySet().stream()
                .filter(standing -> standing.getValue() instanceof Standing.Waiting
                        || standing.getValue() instanceof Standing.Interrupted)
                .map(Map.Entry::getKey)
                .toList();
        var resumed = commands.updateMany(
                and(in("_id", open), in("status", LedgerDocument.SENDING, LedgerDocument.WAITING)),
                combine(set("status", LedgerDocument.SENDING), set(LedgerDocument.ROUND, round), unset("dueAt")));
        // Whoever was taken back between the two is not tried.
        return new Round(round, resumed.getMatchedCount() == open.size() ? standings : standings(commandsToTry));
    }

    @Override
    public boolean suppress(String corpId, String commandId, Outcome suppressed) {
        var id = corpId + ":" + commandId;
        var notSent = and(eq("_id", id), eq("status", LedgerDocument.WAITING), ne("doubtful", true));
        if (commands.updateOne(notSent, LedgerDocument.decided(suppressed)).getMatchedCount() == 1) {
            return true;
        }
        return AlreadyThere.insertUnless(commands, LedgerDocument.suppressed(corpId, commandId, suppressed))
                || find(corpId, commandId)
                        .filter(entry -> entry.status() == CommandStatus.SUPPRESSED)
                        .isPresent();
    }

    @Override
    public void postpone(Round round, List<Wait> waits) {
        if (waits.isEmpty()) {
            return;
        }
        commands.bulkWrite(
                waits.stream()
                        .sorted(Comparator.comparing(
                                wait -> wait.command().head().ledgerId()))
                        .map(wait -> new UpdateOneModel<Document>(
                                and(undecided(wait.command()), eq(LedgerDocument.ROUND, round.id())),
                                LedgerDocument.waits(wait)))
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    private static Bson undecided(Command command) {
        return and(eq("_id", command.head().ledgerId()), in("status", LedgerDocument.SENDING, LedgerDocument.WAITING));
    }

    @Override
    public List<Finished> decide(List<Finished> finished) {
        if (finished.isEmpty()) {
            return finished;
        }
        var writes = finished.stream()
                .sorted(Comparator.comparing(one -> one.command().head().ledgerId()))
                .map(one ->
                        new UpdateOneModel<Document>(undecided(one.command()), LedgerDocument.decided(one.outcome())))
                .toList();
        var written = commands.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        return written.getMatchedCount() == finished.size() ? finished : thoseThatStand(finished);
    }

    /** Another replica was faster with some. */
    private List<Finished> thoseThatStand(List<Finished> finished) {
        var documents = find(
                finished.stream().map(one -> one.command().head().ledgerId()).toList());
        return finished.stream().map(one -> standing(one, documents)).toList();
    }

    private static Finished standing(Finished one, Map<String, Document> documents) {
        var document = documents.get(one.command().head().ledgerId());
        var outcome = document == null ? null : LedgerDocument.outcome(document);
        return outcome == null
                ? one
                : new Finished(one.command(), outcome.with(one.outcome().fetched()));
    }

    private Map<String, Document> find(Collection<String> ledgerIds) {
        return commands.find(in("_id", ledgerIds)).into(new ArrayList<>()).stream()
                .collect(Collectors.toMap(document -> document.getString("_id"), document -> document));
    }

    @Override
    public void forgetBefore(Instant takenOnAt) {
        commands.deleteMany(and(
                lt("takenOnAt", Date.from(takenOnAt)), nin("status", LedgerDocument.SENDING, LedgerDocument.WAITING)));
    }

    @Override
    public OfContact ofContact(String corpId, String contactId, Instant until) {
        var theirs = theirs(corpId, contactId, until);
        return new OfContact(
                commands.countDocuments(theirs),
                commands.find(and(theirs, in("status", LedgerDocument.SENDING, LedgerDocument.WAITING)))
                        .projection(include("commandId"))
                        .map(document -> document.getString("commandId"))
                        .into(new ArrayList<>()));
    }

    @Override
    public void forgetContact(String corpId, String contactId, Instant until) {
        commands.updateMany(
                and(theirs(corpId, contactId, until), nin("status", LedgerDocument.SENDING, LedgerDocument.WAITING)),
                combine(unset(LedgerDocument.CONTACT), unset("result")));
    }

    private static Bson theirs(String corpId, String contactId, Instant until) {
        return and(
                eq("corp", corpId),
                type(LedgerDocument.CONTACT, BsonType.STRING),
                eq(LedgerDocument.CONTACT, contactId),
                or(lte("takenOnAt", Date.from(until)), lte(LedgerDocument.DATED, Date.from(until))));
    }

    @Override
    public Optional<Entry> find(String corpId, String commandId) {
        return Optional.ofNullable(commands.find(and(eq("_id", corpId + ":" + commandId), eq("corp", corpId)))
                        .first())
                .map(LedgerDocument::entry);
    }

    @Override
    public Entries list(String corpId, @Nullable CommandStatus status, int limit, @Nullable String before) {
        List<Bson> filters = new ArrayList<>(List.of(eq("corp", corpId)));
        if (status != null) {
            filters.add(eq("status", LedgerDocument.word(status)));
        }
        if (before != null) {
            filters.add(lt("order", before));
        }
        var found = commands.find(and(filters))
                .sort(descending("order"))
                .limit(limit + 1)
                .into(new ArrayList<>());
        var page = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? page.getLast().getString("order") : null;
        return new Entries(page.stream().map(LedgerDocument::entry).toList(), next);
    }
}
