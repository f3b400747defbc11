package dev.scrm.gateway.budget.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.budget.BudgetState;
import dev.scrm.gateway.budget.Budgets;
import dev.scrm.gateway.budget.Change;
import dev.scrm.gateway.budget.Shares;
import dev.scrm.gateway.budget.Spent;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A document a budget, changed only as it was read. A replica that is alone with a budget knows what it wrote last, and writes
 * without reading until it finds that it is not.
 */
final class MongoBudgets implements Budgets, Indexed {
    private static final int MOST_TRIES = 200;

    private final MongoCollection<Document> spent;
    private final MongoCollection<Document> shares;
    private final Clock clock;
    private final ConcurrentHashMap<String, Known> lastKnown = new ConcurrentHashMap<>();

    /**
     * A budget as this replica wrote it last.
     *
     * @param alone whether nobody else had changed it
     */
    private record Known(Document document, boolean alone) {}

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
        boolean alone = known == null || known.alone();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var before = known != null && alone
                    ? known.document()
                    : collection.find(eq("_id", budget)).first();
            var change = decision.apply(before);
            var after = change.state()
                    .append("_id", budget)
                    .append("version", version(before) + 1)
                    .append("touchedAt", Date.from(clock.instant()));
            if (replace(collection, before, after)) {
                boolean unchanged = tries == 0 && (known == null || version(known.document()) == version(before));
                lastKnown.put(cacheKey, new Known(after, unchanged));
                return change.result();
            }
            alone = false;
        }
        throw new IllegalStateException("Expected to change budget %s within %d tries".formatted(budget, MOST_TRIES));
    }

    private static boolean replace(MongoCollection<Document> collection, @Nullable Document before, Document after) {
        if (before != null) {
            var unchanged = and(eq("_id", after.getString("_id")), eq("version", version(before)));
            return collection.replaceOne(unchanged, after).getMatchedCount() == 1;
        }
        return AlreadyThere.insertUnless(collection, after);
    }

    @Override
    public List<BudgetState> list(Named named, int limit, String after) {
        // A zero comes right behind a slash.
        var end = named.prefix().substring(0, named.prefix().length() - 1) + "0";
        var wanted = or(and(gte("_id", named.prefix()), lt("_id", end)), in("_id", named.others()));
        var found = spent.find(and(wanted, gt("_id", after)))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>());
        Map<String, Shares> places = new HashMap<>();
        shares.find(in(
                        "_id",
                        found.stream().map(budget -> budget.getString("_id")).toList()))
                .forEach(document -> places.put(document.getString("_id"), BudgetDocument.shares(document)));
        return found.stream()
                .map(budget -> new BudgetState(
                        budget.getString("_id"),
                        BudgetDocument.spent(budget),
                        places.getOrDefault(budget.getString("_id"), Shares.NONE),
                        budget.getDate("touchedAt").toInstant()))
                .toList();
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
