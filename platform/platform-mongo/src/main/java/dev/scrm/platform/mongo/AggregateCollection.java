package dev.scrm.platform.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A collection of aggregates, one document each. State, applied positions and the messages raised are saved in one
 * write that is guarded by the version; the messages then go to the relay.
 */
public final class AggregateCollection<S, E> implements OutboxSource, Indexed {
    private static final int TRIES = 12;

    private final MongoCollection<BsonDocument> collection;
    private final AggregateDocuments<S, E, ?> documents;
    private final EventWire<S, E> wire;
    private final OutboxRelay relay;
    private final Clock clock;

    private AggregateCollection(
            MongoCollection<BsonDocument> collection,
            AggregateDocuments<S, E, ?> documents,
            EventWire<S, E> wire,
            OutboxRelay relay,
            Clock clock) {
        this.collection = collection;
        this.documents = documents;
        this.wire = wire;
        this.relay = relay;
        this.clock = clock;
    }

    /** Opens the collection and registers it with the relay. */
    public static <S, E, D extends Record> AggregateCollection<S, E> of(
            MongoDatabase database, String name, AggregateMapping<S, E, D> mapping, OutboxRelay relay, Clock clock) {
        var collection = database.getCollection(name, BsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
        var documents = new AggregateDocuments<>(mapping, database.getCodecRegistry());
        var aggregates = new AggregateCollection<>(collection, documents, mapping.wire(), relay, clock);
        relay.register(aggregates);
        return aggregates;
    }

    /** That of the outbox; a store adds the ones of its own queries. */
    @Override
    public void createIndexes() {
        collection.createIndex(ascending("outboxAt"), new IndexOptions().sparse(true));
    }

    /** The collection itself, for indexes and queries; an aggregate's fields lie under {@code state}. */
    public MongoCollection<BsonDocument> documents() {
        return collection;
    }

    /** The state in a document of this collection. */
    public S state(BsonDocument document) {
        return documents.state(document);
    }

    public Optional<S> find(String corpId, String id) {
        return Optional.ofNullable(collection.find(eq(corpId + ":" + id)).first())
                .map(documents::state);
    }

    /** As {@link #find}, with the version it has. */
    public Optional<Versioned<S>> findVersioned(String corpId, String id) {
        return Optional.ofNullable(collection.find(eq(corpId + ":" + id)).first())
                .map(documents::read)
                .flatMap(StoredAggregate::versioned);
    }

    /** The states of those that exist, by id. */
    public Map<String, S> findAll(String corpId, Collection<String> ids) {
        Map<String, S> found = new HashMap<>();
        var documentIds = ids.stream().map(id -> corpId + ":" + id).toList();
        for (var document : collection.find(in("_id", documentIds))) {
            found.put(document.getString("id").getValue(), documents.state(document));
        }
        return found;
    }

    /**
     * Aggregates of a corp in the order of their ids.
     *
     * @param filter passes most of them: what it does not pass is read all the same. {@link #pageAlong} is for others
     */
    public Slice<S> page(String corpId, Bson filter, int limit, @Nullable String cursor) {
        // A walk along the index that every collection has. Its bounds say whose they are: with the corp beside them a
        // server
        // might take another index, and sort.
        var after = corpId + ":" + (cursor == null ? "" : cursor);
        var beyond = corpId + (char) (':' + 1);
        return slice(and(gt("_id", after), lt("_id", beyond), filter), "_id", limit);
    }

    /**
     * As {@link #page}, of few.
     *
     * @param filter finds them by an index of corp, its own field, and id, in this order
     */
    public Slice<S> pageAlong(String corpId, Bson filter, int limit, @Nullable String cursor) {
        var mine = and(eq("corp", corpId), filter);
        return slice(cursor == null ? mine : and(mine, gt("id", cursor)), "id", limit);
    }

    private Slice<S> slice(Bson wanted, String order, int limit) {
        List<S> items = new ArrayList<>();
        String last = null;
        boolean more = false;
        for (var document : collection.find(wanted).sort(ascending(order)).limit(limit + 1)) {
            if (items.size() == limit) {
                more = true;
            } else {
                items.add(documents.state(document));
                last = document.getString("id").getValue();
            }
        }
        return new Slice<>(items, more ? last : null);
    }

    /** Decides on one aggregate and saves; retried when another writer was faster. A {@link Refusal} flies. */
    public S update(String corpId, String id, Function<@Nullable S, Decision<S, E>> decide) {
        return update(corpId, id, null, decide);
    }

    /** As {@link #update(String, String, Function)}, with the event that causes it. */
    public S update(
            String corpId, String id, @Nullable EventEnvelope cause, Function<@Nullable S, Decision<S, E>> decide) {
        return updateVersioned(corpId, id, cause, stored -> decide.apply(stored == null ? null : stored.state()))
                .state();
    }

    /**
     * As {@link #update(String, String, Function)}, where the decision knows the version: a caller who decided on another one can be
     * refused. Answers the version that was made, or that was there when nothing changed.
     */
    public Versioned<S> updateVersioned(
            String corpId, String id, Function<@Nullable Versioned<S>, Decision<S, E>> decide) {
        return updateVersioned(corpId, id, null, decide);
    }

    private Versioned<S> updateVersioned(
            String corpId,
            String id,
            @Nullable EventEnvelope cause,
            Function<@Nullable Versioned<S>, Decision<S, E>> decide) {
        for (int i = 0; i < TRIES; i++) {
            var now = clock.instant();
            var aggregate =
                    load(List.of(corpId + ":" + id)).getOrDefault(corpId + ":" + id, new StoredAggregate<>(corpId, id));
            var stored = aggregate.versioned().orElse(null);
            aggregate.fold(new Change<>(corpId, id, null, cause, _ -> decide.apply(stored)), wire, now);
            if (save(List.of(aggregate), now).isEmpty()) {
                return aggregate
                        .versioned()
                        .orElseThrow(
                                () -> new IllegalStateException("Expected a decision on " + id + " to have a state"));
            }
        }
        throw new UpdateContended(collection.getNamespace().getCollectionName() + " " + id, TRIES);
    }

    /**
     * Decides on many aggregates: one query loads them, every step is folded in order, one bulk write saves them.
     * Conflicts are decided again.
     *
     * @return the refusals among the steps: answers of the domain, not failures; their steps left no trace
     */
    public List<Refusal> applyAll(List<Change<S, E>> changes) {
        var waiting = new LinkedHashMap<String, List<Change<S, E>>>();
        for (var change : changes) {
            waiting.computeIfAbsent(change.corpId() + ":" + change.aggregateId(), _ -> new ArrayList<>())
                    .add(change);
        }
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; !waiting.isEmpty(); i++) {
            if (i == TRIES) {
                throw new UpdateContended(waiting.size() + " of " + collection.getNamespace(), TRIES);
            }
            var now = clock.instant();
            var refusedNow = new HashMap<String, List<Refusal>>();
            var folded = fold(waiting, refusedNow, now);
            var conflicts = save(folded, now);
            refusedNow.forEach((id, refused) -> {
                if (!conflicts.contains(id)) {
                    refusals.addAll(refused);
                }
            });
            waiting.keySet().retainAll(conflicts);
        }
        return refusals;
    }

    private List<StoredAggregate<S, E>> fold(
            Map<String, List<Change<S, E>>> waiting, Map<String, List<Refusal>> refusals, Instant now) {
        var loaded = load(waiting.keySet());
        List<StoredAggregate<S, E>> folded = new ArrayList<>(waiting.size());
        waiting.forEach((documentId, steps) -> {
            var first = steps.getFirst();
            var aggregate = loaded.getOrDefault(documentId, new StoredAggregate<>(first.corpId(), first.aggregateId()));
            for (var step : steps) {
                try {
                    aggregate.fold(step, wire, now);
                } catch (OutboxFull full) {
                    throw full;
                } catch (Refusal refusal) {
                    refusals.computeIfAbsent(documentId, _ -> new ArrayList<>()).add(refusal);
                }
            }
            folded.add(aggregate);
        });
        return folded;
    }

    private Map<String, StoredAggregate<S, E>> load(Collection<String> documentIds) {
        Map<String, StoredAggregate<S, E>> loaded = new HashMap<>();
        for (var document : collection.find(in("_id", documentIds))) {
            loaded.put(document.getString("_id").getValue(), documents.read(document));
        }
        return loaded;
    }

    /** Saves what changed and offers its messages; answers the ids of those that another writer changed meanwhile. */
    private Set<String> save(List<StoredAggregate<S, E>> aggregates, Instant now) {
        // In the order of ids, as everywhere: some servers lock what one bulk write touches, and two bulk writes that
        // touch the same documents in different orders would wait for each other.
        var changed = aggregates.stream()
                .filter(StoredAggregate::changed)
                .sorted(Comparator.comparing(StoredAggregate::documentId))
                .toList();
        if (changed.isEmpty()) {
            return Set.of();
        }
        var writer = new ObjectId().toHexString();
        List<WriteModel<BsonDocument>> writes = new ArrayList<>(changed.size());
        for (var aggregate : changed) {
            writes.add(
                    aggregate.exists()
                            ? new UpdateOneModel<>(
                                    and(eq("_id", aggregate.documentId()), eq("version", aggregate.version)),
                                    documents.updated(aggregate, writer, now))
                            : new InsertOneModel<>(documents.inserted(aggregate, writer, now)));
        }
        var conflicts = write(writes, changed, writer);
        relay.offer(
                this,
                changed.stream()
                        .filter(aggregate -> !conflicts.contains(aggregate.documentId()))
                        .filter(aggregate -> !aggregate.added.isEmpty())
                        .map(StoredAggregate::pending)
                        .toList());
        return conflicts;
    }

    private Set<String> write(
            List<WriteModel<BsonDocument>> writes, List<StoredAggregate<S, E>> changed, String writer) {
        try {
            BulkWriteResult result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            if (result.getMatchedCount() + result.getInsertedCount() == writes.size()) {
                return Set.of();
            }
        } catch (MongoBulkWriteException e) {
            AlreadyThere.orThrow(e); // what somebody else wrote shows below
        }
        return notWrittenBy(writer, changed);
    }

    /** Which of the documents do not carry the writer's mark: their guard did not match. */
    private Set<String> notWrittenBy(String writer, List<StoredAggregate<S, E>> changed) {
        Set<String> ids = new HashSet<>();
        changed.forEach(aggregate -> ids.add(aggregate.documentId()));
        var mine = and(in("_id", List.copyOf(ids)), eq("writer", writer));
        ids.removeAll(ids(collection.find(mine)));
        return ids;
    }

    private static Set<String> ids(FindIterable<BsonDocument> found) {
        return found.projection(include("_id"))
                .map(document -> document.getString("_id").getValue())
                .into(new HashSet<>());
    }

    @Override
    public String name() {
        return collection.getNamespace().getFullName();
    }

    @Override
    public List<PendingOutbox> claim(Instant stillSince, int limit) {
        var still = lt("outboxAt", stillSince);
        var found = ids(collection.find(still).sort(ascending("outboxAt")).limit(limit));
        if (found.isEmpty()) {
            return List.of();
        }
        var sweep = new ObjectId().toHexString();
        collection.updateMany(
                and(in("_id", found), still), combine(set("outboxAt", clock.instant()), set("sweep", sweep)));
        var pending = new ArrayList<PendingOutbox>();
        for (var document :
                collection.find(and(in("_id", found), eq("sweep", sweep))).projection(include("outbox"))) {
            pending.add(new PendingOutbox(document.getString("_id").getValue(), AggregateDocuments.outbox(document)));
        }
        if (pending.removeIf(outbox -> outbox.messages().isEmpty())) {
            forgetTimeOfEmpty(found); // whoever cleared them ended before it came to that
        }
        return pending;
    }

    /** Mostly nothing was raised meanwhile: then one write empties the outbox and takes it out of the sweep's sight. */
    @Override
    public void clear(Map<String, Long> publishedThrough) {
        var ordered = new TreeMap<>(publishedThrough);
        List<WriteModel<BsonDocument>> whole = new ArrayList<>();
        ordered.forEach((documentId, number) -> whole.add(new UpdateOneModel<>(
                and(eq("_id", documentId), eq("number", number)),
                combine(
                        pull("outbox", new BsonDocument("n", lessOrEqual(number))),
                        unset("outboxAt"),
                        unset("outboxRefused")))));
        var emptied = collection
                .bulkWrite(whole, new BulkWriteOptions().ordered(false))
                .getMatchedCount();
        if (emptied < ordered.size()) {
            clearInPart(ordered);
        }
    }

    private void clearInPart(SortedMap<String, Long> publishedThrough) {
        List<WriteModel<BsonDocument>> pulls = new ArrayList<>();
        publishedThrough.forEach((documentId, number) -> pulls.add(new UpdateOneModel<>(
                and(eq("_id", documentId), gt("number", number)),
                combine(pull("outbox", new BsonDocument("n", lessOrEqual(number))), unset("outboxRefused")))));
        collection.bulkWrite(pulls, new BulkWriteOptions().ordered(false));
        forgetTimeOfEmpty(publishedThrough.keySet());
        var now = clock.instant();
        collection.updateMany(and(in("_id", publishedThrough.keySet()), lt("outboxAt", now)), set("outboxAt", now));
    }

    @Override
    public void refused(String documentId, long number) {
        collection.updateOne(and(eq("_id", documentId), eq("outbox.n", number)), set("outboxRefused", number));
    }

    private void forgetTimeOfEmpty(Collection<String> documentIds) {
        collection.updateMany(and(in("_id", documentIds), size("outbox", 0)), unset("outboxAt"));
    }

    private static BsonDocument lessOrEqual(long number) {
        return new BsonDocument("$lte", new org.bson.BsonInt64(number));
    }
}
