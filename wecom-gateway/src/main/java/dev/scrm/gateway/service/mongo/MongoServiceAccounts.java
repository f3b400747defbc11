package dev.scrm.gateway.service.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.service.Doorbell;
import dev.scrm.gateway.service.ServiceAccount;
import dev.scrm.gateway.service.ServiceAccount.Postponed;
import dev.scrm.gateway.service.ServiceAccounts;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** One small document an account. */
final class MongoServiceAccounts implements ServiceAccounts, Indexed {
    /** When it rings next: as it is due, and later again while nobody settles it. */
    private static final String RINGS_AT = "postponed.ringsAt";

    private final MongoCollection<Document> collection;

    MongoServiceAccounts(MongoDatabase database) {
        this.collection = database.getCollection("service-accounts").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending(RINGS_AT));
    }

    @Override
    public Optional<ServiceAccount> find(String corpId, String openKfId) {
        return Optional.ofNullable(collection.find(account(corpId, openKfId)).first())
                .map(document -> new ServiceAccount(document.getString("cursor"), postponed(document)));
    }

    @Override
    public void save(String corpId, String openKfId, String cursor) {
        update(corpId, openKfId, set("cursor", cursor));
    }

    @Override
    public void postpone(Postponed postponed) {
        var doorbell = postponed.doorbell();
        var document = new Document("syncToken", doorbell.syncToken())
                .append("eventId", doorbell.eventId())
                .append("failures", postponed.failures())
                .append("silences", postponed.silences())
                .append("since", Date.from(postponed.since()))
                .append("dueAt", Date.from(postponed.dueAt()))
                .append("ringsAt", Date.from(postponed.dueAt()));
        if (doorbell.traceParent() != null) {
            document.append("traceParent", doorbell.traceParent());
        }
        update(doorbell.corpId(), doorbell.openKfId(), set("postponed", document));
    }

    @Override
    public void settle(String corpId, String openKfId) {
        collection.updateOne(account(corpId, openKfId), unset("postponed"));
    }

    @Override
    public List<Doorbell> takeDue(Instant now, Instant dueAgainAt, int limit) {
        var due = collection
                .find(lte(RINGS_AT, Date.from(now)))
                .sort(ascending(RINGS_AT))
                .limit(limit)
                .into(new ArrayList<>());
        return due.stream()
                .filter(document -> take(document, dueAgainAt))
                .map(MongoServiceAccounts::doorbell)
                .toList();
    }

    /** Whoever moves the time has it. */
    private boolean take(Document found, Instant dueAgainAt) {
        var seen = and(
                eq("_id", found.getString("_id")),
                eq(RINGS_AT, found.getEmbedded(List.of("postponed", "ringsAt"), Date.class)));
        return collection.updateOne(seen, set(RINGS_AT, Date.from(dueAgainAt))).getMatchedCount() == 1;
    }

    private void update(String corpId, String openKfId, Bson change) {
        collection.updateOne(
                account(corpId, openKfId),
                combine(set("corp", corpId), set("openKfId", openKfId), change),
                new UpdateOptions().upsert(true));
    }

    private static Bson account(String corpId, String openKfId) {
        return eq("_id", corpId + ":" + openKfId);
    }

    private static @Nullable Postponed postponed(Document account) {
        var postponed = account.get("postponed", Document.class);
        return postponed == null
                ? null
                : new Postponed(
                        doorbell(account),
                        postponed.getInteger("failures"),
                        postponed.getInteger("silences", 0),
                        postponed.getDate("since").toInstant(),
                        postponed.getDate("dueAt").toInstant());
    }

    private static Doorbell doorbell(Document account) {
        var postponed = account.get("postponed", Document.class);
        return new Doorbell(
                account.getString("corp"),
                account.getString("openKfId"),
                postponed.getString("syncToken"),
                postponed.getString("eventId"),
                postponed.getString("traceParent"));
    }
}
