package dev.scrm.gateway.transfers.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.transfers.ContactTransfer;
import dev.scrm.gateway.transfers.FollowedTransfers;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;

/** One document a command; whoever moves its time has it. */
final class MongoFollowedTransfers implements FollowedTransfers, Indexed {
    private final MongoCollection<Document> transfers;
    private final Clock clock;

    MongoFollowedTransfers(MongoDatabase database, Clock clock) {
        this.transfers = database.getCollection("transfers").withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
    }

    @Override
    public void createIndexes() {
        transfers.createIndex(ascending("dueAt"));
        transfers.createIndex(ascending("finishedAt"));
    }

    @Override
    public void begin(ContactTransfer transfer, Set<String> externalUserIds, Instant dueAt, Instant until) {
        transfers.updateOne(
                eq("_id", id(transfer)),
                combine(
                        setOnInsert("corp", transfer.corpId()),
                        setOnInsert("commandId", transfer.commandId()),
                        setOnInsert("correlationId", transfer.correlationId()),
                        setOnInsert("resigned", transfer.resigned()),
                        setOnInsert("handoverId", transfer.handoverId()),
                        setOnInsert("takeoverId", transfer.takeoverId()),
                        setOnInsert("startedAt", Date.from(transfer.startedAt())),
                        setOnInsert("waiting", List.copyOf(externalUserIds)),
                        setOnInsert("dueAt", Date.from(dueAt)),
                        setOnInsert("until", Date.from(until))),
                new UpdateOptions().upsert(true));
    }

    @Override
    public List<Taken> takeDue(Instant now, Instant dueAgainAt, int limit) {
        var taken = new ArrayList<Taken>();
        while (taken.size() < limit) {
            var claim = new ObjectId().toHexString();
            var document = transfers.findOneAndUpdate(
                    lte("dueAt", Date.from(now)),
                    combine(set("dueAt", Date.from(dueAgainAt)), set("claim", claim)),
                    new FindOneAndUpdateOptions().sort(Sorts.ascending("dueAt")).returnDocument(ReturnDocument.AFTER));
            if (document == null) {
                return taken;
            }
            taken.add(read(claim, document));
        }
        return taken;
    }

    @Override
    public void putBack(Taken taken, Set<String> waiting, Instant dueAt) {
        var mine = and(eq("_id", id(taken.transfer())), eq("claim", taken.claim()));
        var left = set("waiting", List.copyOf(waiting));
        transfers.updateOne(
                mine,
                waiting.isEmpty()
                        ? combine(left, unset("dueAt"), unset("claim"), set("finishedAt", Date.from(clock.instant())))
                        : combine(left, unset("claim"), set("dueAt", Date.from(dueAt))));
    }

    @Override
    public void forgetBefore(Instant finishedAt) {
        transfers.deleteMany(lt("finishedAt", Date.from(finishedAt)));
    }

    private static Taken read(String claim, Document document) {
        var transfer = new ContactTransfer(
                document.getString("corp"),
                document.getString("commandId"),
                document.getString("correlationId"),
                document.getBoolean("resigned", false),
                document.getString("handoverId"),
                document.getString("takeoverId"),
                document.getDate("startedAt").toInstant());
        return new Taken(
                claim,
                transfer,
                Set.copyOf(document.getList("waiting", String.class, List.of())),
                document.getDate("until").toInstant());
    }

    private static String id(ContactTransfer transfer) {
        return transfer.corpId() + ":" + transfer.commandId();
    }
}
