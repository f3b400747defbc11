package dev.scrm.gateway.budget.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.budget.Budgets;
import dev.scrm.gateway.budget.Change;
import dev.scrm.gateway.budget.Shares;
import dev.scrm.gateway.budget.Spent;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A document a budget, changed only as it was read. A replica that is alone with a budget has read what it wrote last, so it
 * writes without reading.
 */
final class MongoBudgets implements Budgets, Indexed {
    private static final int MOST_TRIES = 200;

    private final MongoCollection<Document> spent;
    private final MongoCollection<Document> shares;
    private final Clock clock;
    private final ConcurrentHashMap<String, Document> lastKnown = new ConcurrentHashMap<>();

    MongoBudgets(MongoDatabase database, Clock clock) {
        // What was granted must be known after any failure of one server.
        this.spent = database.getCollection("budgets").withWriteConcern(WriteConcern.MAJORITY);
        this.shares = database.getCollection("budget-places").withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
    }

    @Override
    public void createIndexes() {
        spent.createIndex(ascending("touchedAt"));
        shares.createIndex(ascending("touchedAt"));
    }

    @Override
    public <R> R spend(String budget, Function<Spent, Change<Spent, R>> decision) {
        return change(spent, budget, document -> {
            var change = decision.apply(document == null ? Spent.NOTHING : BudgetDocument.spent(document));
            return new Change<>(BudgetDocument.of(change.state()), change.result());
        });
    }

    @Override
    public <R> R share(String budget, Function<Shares, Change<Shares, R>> decision) {
        return change(shares, budget, document -> {
            var change = decision.apply(document == null ? Shares.NONE : BudgetDocument.shares(document));
            return new Change<>(BudgetDocument.of(change.state()), change.result());
        });
    }

    private <R> R change(
            MongoCollection<Document> collection,
            String budget,
            Function<@Nullable Document, Change<Document, R>> decision) {
        var cacheKey = collection.getNamespace().getCollectionName() + "/" + budget;
        var known = lastKnown.get(cacheKey);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before =
                    known != null ? known : collection.find(eq("_id", budget)).first();
            var change = decision.apply(before);
            var after = change.state()
                    .append("_id", budget)
                    .append("version", version(before) + 1)
                    .append("touchedAt", Date.from(clock.instant()));
            if (replace(collection, before, after)) {
                lastKnown.put(cacheKey, after);
                return change.result();
            }
            lastKnown.remove(cacheKey);
            known = null;
        }
        throw new IllegalStateException("Expected to change budget %s within %d tries".formatted(budget, MOST_TRIES));
    }

    private static boolean replace(MongoCollection<Document> collection, @Nullable Document before, Document after) {
        if (before != null) {
            var unchanged = and(eq("_id", after.getString("_id")), eq("version", version(before)));
            return collection.replaceOne(unchanged, after).getMatchedCount() == 1;
        }
        try {
            collection.insertOne(after);
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static long version(@Nullable Document document) {
        return document == null ? 0 : document.getLong("version");
    }

    @Override
    public void forgetUntouchedSince(Instant instant) {
        lastKnown.clear();
        spent.deleteMany(lt("touchedAt", Date.from(instant)));
        shares.deleteMany(lt("touchedAt", Date.from(instant)));
    }
}
