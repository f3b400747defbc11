package dev.scrm.gateway.callbacks.mongo;

import static com.mongodb.client.model.Accumulators.min;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.callbacks.Spool;
import dev.scrm.platform.mongo.Indexed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.conversions.Bson;

/** A document an event, written many at a time. */
final class MongoSpool implements Spool, AutoCloseable, Indexed {
    private final MongoCollection<BsonDocument> events;
    private final GroupCommit additions;
    private final Clock clock;

    MongoSpool(MongoDatabase database, Clock clock) {
        this.events = database.getCollection("spool", BsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
        this.additions = new GroupCommit(events);
        this.clock = clock;
    }

    @Override
    public void createIndexes() {
        events.createIndex(ascending("position"));
        events.createIndex(ascending("key"));
        events.createIndex(ascending("corp", "spooledAt"));
    }

    @Override
    public CompletableFuture<?> add(Spooled spooled) {
        return additions.add(SpooledDocument.of(spooled, clock.instant()));
    }

    @Override
    public List<Spooled> oldest(int limit) {
        return events.find()
                .sort(ascending("position"))
                .limit(limit)
                .map(SpooledDocument::read)
                .into(new ArrayList<>());
    }

    @Override
    public void remove(Collection<String> eventIds) {
        if (!eventIds.isEmpty()) {
            events.deleteMany(in("_id", eventIds));
        }
    }

    @Override
    public Optional<Set<String>> keys(int limit) {
        var keys = events.aggregate(List.of(sort(ascending("key")), group("$key"), limit(limit + 1)))
                .map(document -> document.getString("_id").getValue())
                .into(new HashSet<>());
        return keys.size() > limit ? Optional.empty() : Optional.of(keys);
    }

    @Override
    public State state(String corpId) {
        return stateOf(eq("corp", corpId));
    }

    @Override
    public State total() {
        return stateOf(empty());
    }

    private State stateOf(Bson filter) {
        var found = events.aggregate(
                        List.of(match(filter), group(BsonNull.VALUE, sum("events", 1L), min("oldest", "$spooledAt"))))
                .first();
        return found == null
                ? new State(0, null)
                : new State(
                        found.getNumber("events").longValue(),
                        Instant.ofEpochMilli(found.getDateTime("oldest").getValue()));
    }

    @Override
    public void close() {
        additions.close();
    }
}
