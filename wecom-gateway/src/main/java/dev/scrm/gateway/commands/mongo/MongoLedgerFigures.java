package dev.scrm.gateway.commands.mongo;

import static com.mongodb.client.model.Accumulators.min;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexOptions;
import dev.scrm.gateway.commands.CommandStatus;
import dev.scrm.gateway.commands.LedgerFigures;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/** Counts commands of the ledger along its indexes, newest first. */
final class MongoLedgerFigures implements LedgerFigures, Indexed {
    private final MongoCollection<Document> commands;

    MongoLedgerFigures(MongoDatabase database) {
        this.commands = database.getCollection("commands");
    }

    /** Only of what is decided, so that it costs a command one entry. */
    @Override
    public void createIndexes() {
        commands.createIndex(
                compoundIndex(ascending("corp"), descending("finishedAt")),
                new IndexOptions().partialFilterExpression(exists("finishedAt")));
    }

    @Override
    public Sending sending(String corpId) {
        var sending = and(eq("corp", corpId), eq("status", LedgerDocument.SENDING));
        long counted = commands.countDocuments(sending, new CountOptions().limit(MOST + 1));
        var oldest = commands.find(sending)
                .sort(ascending("order"))
                .limit(1)
                .projection(include("takenOnAt"))
                .first();
        return new Sending(
                Math.min(counted, MOST),
                counted > MOST,
                oldest == null ? null : oldest.getDate("takenOnAt").toInstant());
    }

    @Override
    public Finished finishedSince(String corpId, Instant from) {
        var ended = new ArrayList<Ended>();
        var first = new ArrayList<Date>();
        commands.aggregate(List.of(
                        match(and(eq("corp", corpId), gte("finishedAt", Date.from(from)))),
                        sort(descending("finishedAt")),
                        limit(MOST + 1),
                        group(
                                new Document("status", "$status").append("reason", "$reason"),
                                sum("commands", 1L),
                                min("first", "$finishedAt"))))
                .forEach(document -> {
                    ended.add(ended(document));
                    first.add(document.getDate("first"));
                });
        boolean more = ended.stream().mapToLong(Ended::commands).sum() > MOST;
        ended.sort(Comparator.comparingLong(Ended::commands).reversed());
        return new Finished(
                more
                        ? first.stream()
                                .map(Date::toInstant)
                                .min(Instant::compareTo)
                                .orElse(from)
                        : from,
                more,
                ended);
    }

    private static Ended ended(Document document) {
        var of = document.get("_id", Document.class);
        return new Ended(
                CommandStatus.valueOf(of.getString("status").toUpperCase(Locale.ROOT)),
                of.getString("reason"),
                document.get("commands", Number.class).longValue());
    }
}
