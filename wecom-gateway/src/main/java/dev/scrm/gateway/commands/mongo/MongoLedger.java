package dev.scrm.gateway.commands.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.Ledger;
import dev.scrm.gateway.commands.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** One document a command. A fetched contact is not kept: a command that comes again reads it again. */
final class MongoLedger implements Ledger {
    private static final int DUPLICATE_KEY = 11000;
    /** Longer than commands and their replays live in Kafka. */
    private static final long KEPT_DAYS = 30;

    private final MongoCollection<Document> collection;
    private final Clock clock;

    MongoLedger(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("commands").withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
        collection.createIndex(
                Indexes.ascending("takenOnAt"), new IndexOptions().expireAfter(KEPT_DAYS, TimeUnit.DAYS));
        collection.createIndex(Indexes.compoundIndex(Indexes.ascending("corp", "status"), Indexes.descending("order")));
    }

    @Override
    public Map<String, Standing> takeOn(List<Command> commands) {
        Map<String, Command> byDocumentId = new LinkedHashMap<>();
        commands.forEach(command -> byDocumentId.putIfAbsent(documentId(command), command));
        Map<String, Standing> standings = new HashMap<>();
        read(List.copyOf(byDocumentId.keySet()), standings);
        var fresh = byDocumentId.values().stream()
                .filter(command -> !standings.containsKey(command.head().id()))
                .toList();
        if (!fresh.isEmpty()) {
            insert(fresh, standings);
        }
        return standings;
    }

    private void read(List<String> documentIds, Map<String, Standing> standings) {
        for (var document : collection.find(in("_id", documentIds))) {
            standings.put(document.getString("commandId"), standing(document));
        }
    }

    private static Standing standing(Document document) {
        var outcome = outcome(document);
        boolean decided = outcome != null && !isFetched(document, outcome);
        return decided && outcome != null
                ? new Standing.Decided(outcome)
                : new Standing.Interrupted(document.getDate("takenOnAt").toInstant());
    }

    private static boolean isFetched(Document document, Outcome outcome) {
        return document.getString("command").equals("fetch-contact") && outcome.status() == Outcome.Status.SENT;
    }

    private void insert(List<Command> fresh, Map<String, Standing> standings) {
        var now = clock.instant();
        List<String> taken = new ArrayList<>();
        try {
            collection.insertMany(
                    fresh.stream().map(command -> document(command, now)).toList(),
                    new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
            e.getWriteErrors().forEach(error -> taken.add(documentId(fresh.get(error.getIndex()))));
        }
        fresh.forEach(command -> standings.put(command.head().id(), new Standing.Fresh()));
        if (!taken.isEmpty()) {
            read(taken, standings); // Another replica was faster.
        }
    }

    @Override
    public void decide(Map<Command, Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        List<WriteModel<Document>> writes = new ArrayList<>();
        outcomes.forEach((command, outcome) -> writes.add(new UpdateOneModel<>(
                // The first decision stands: an outcome that was told is never taken back.
                and(eq("_id", documentId(command)), in("status", "sending", status(outcome))), decided(outcome))));
        collection.bulkWrite(writes);
    }

    private static Bson decided(Outcome outcome) {
        return combine(
                set("status", status(outcome)),
                set("errorCode", outcome.errorCode()),
                set("reason", outcome.reason()),
                set("attempts", outcome.attempts()),
                set("finishedAt", Date.from(outcome.finishedAt())));
    }

    @Override
    public Optional<Entry> find(String corpId, String commandId) {
        return Optional.ofNullable(
                        collection.find(eq("_id", corpId + ":" + commandId)).first())
                .map(MongoLedger::entry);
    }

    @Override
    public Entries list(String corpId, Outcome.@Nullable Status status, int limit, @Nullable String before) {
        List<Bson> filters = new ArrayList<>(List.of(eq("corp", corpId)));
        if (status != null) {
            filters.add(eq("status", status.name().toLowerCase(Locale.ROOT)));
        }
        if (before != null) {
            filters.add(lt("order", before));
        }
        List<Document> documents = collection
                .find(and(filters))
                .sort(new Document("order", -1))
                .limit(limit + 1)
                .into(new ArrayList<>());
        var page = documents.stream().limit(limit).toList();
        var next = documents.size() > limit ? page.getLast().getString("order") : null;
        return new Entries(page.stream().map(MongoLedger::entry).toList(), next);
    }

    private static Document document(Command command, Instant now) {
        var head = command.head();
        return new Document("_id", documentId(command))
                .append("corp", head.corpId())
                .append("commandId", head.id())
                .append("command", command.name())
                .append("contactId", head.contactId())
                .append("status", "sending")
                .append("takenOnAt", Date.from(now))
                .append("order", "%015d-%s".formatted(now.toEpochMilli(), head.id()));
    }

    private static Entry entry(Document document) {
        return new Entry(
                document.getString("commandId"),
                document.getString("command"),
                document.getString("contactId"),
                document.getDate("takenOnAt").toInstant(),
                outcome(document));
    }

    private static @Nullable Outcome outcome(Document document) {
        var status = document.getString("status");
        return status.equals("sending")
                ? null
                : new Outcome(
                        Outcome.Status.valueOf(status.toUpperCase(Locale.ROOT)),
                        document.getInteger("errorCode"),
                        document.getString("reason"),
                        document.getInteger("attempts", 0),
                        document.getDate("finishedAt").toInstant(),
                        null);
    }

    private static String status(Outcome outcome) {
        return outcome.status().name().toLowerCase(Locale.ROOT);
    }

    private static String documentId(Command command) {
        return command.head().corpId() + ":" + command.head().id();
    }
}
