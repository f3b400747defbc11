package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The behaviours, a document each, with the contact that they stay with. */
@Component
class MongoBehaviors implements Behaviors, Indexed {
    private static final Bson LATEST_FIRST = descending("at", "_id");

    /** What begins with the word for orders stands before what has the next character in place of its last. */
    private static final Bson OF_ORDERS = and(gte("type", ORDERS), lt("type", "order."));

    private final MongoCollection<BehaviorDocument> collection;

    MongoBehaviors(MongoDatabase database) {
        this.collection =
                database.getCollection("behaviors", BehaviorDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(compoundIndex(ascending("corp", "contact"), LATEST_FIRST));
        collection.createIndex(ascending("at"));
        // Of orders alone: they are few, and asked for with each portrait.
        collection.createIndex(
                compoundIndex(ascending("corp", "contact"), LATEST_FIRST, ascending("type")),
                new IndexOptions().partialFilterExpression(OF_ORDERS));
    }

    @Override
    public Set<String> keep(List<Entry> entries) {
        var documents = entries.stream()
                .map(BehaviorDocument::of)
                .sorted(Comparator.comparing(BehaviorDocument::id))
                .toList();
        return InsertOnce.insert(collection, documents, BehaviorDocument::id, BehaviorDocument::position)
                .repetitions();
    }

    @Override
    public Map<String, SourcePosition> positions(Collection<String> behaviorIds) {
        return Positions.read(InsertOnce.positions(collection, behaviorIds));
    }

    @Override
    public List<OfContact> list(
            String corpId, Collection<String> contactIds, @Nullable String type, int limit, @Nullable Place after) {
        var wanted = ofContacts(corpId, contactIds, after);
        if (type != null) {
            wanted.add(eq("type", type));
        }
        return list(wanted, limit);
    }

    @Override
    public List<OfContact> listWithout(
            String corpId, Collection<String> contactIds, Set<String> types, int limit, @Nullable Place after) {
        var wanted = ofContacts(corpId, contactIds, after);
        if (!types.isEmpty()) {
            wanted.add(nin("type", types));
        }
        return list(wanted, limit);
    }

    @Override
    public List<OfContact> listOrders(String corpId, Collection<String> contactIds, int limit) {
        var wanted = ofContacts(corpId, contactIds, null);
        wanted.add(OF_ORDERS);
        return list(wanted, limit);
    }

    /**
     * No index has the type of all: one more on each behaviour is written with each that comes in, and hardly anybody asks for a type. How
     * far to look is found along the index alone.
     */
    @Override
    public Page find(String corpId, Collection<String> contactIds, String type, Reach reach, @Nullable Place after) {
        var wanted = ofContacts(corpId, contactIds, after);
        var last = lastOf(wanted, reach.lookAtMost());
        wanted.add(eq("type", type));
        if (last != null) {
            wanted.add(gte("at", last.occurredAt()));
            wanted.add(or(gt("at", last.occurredAt()), gte("_id", last.id())));
        }
        var found = list(wanted, reach.limit() + 1);
        if (found.size() <= reach.limit()) {
            return new Page(found, last);
        }
        var shown = found.subList(0, reach.limit());
        var behavior = shown.getLast().behavior();
        return new Page(shown, new Place(behavior.occurredAt(), behavior.id()));
    }

    /** The place of the last of so many; null when there are fewer. */
    private @Nullable Place lastOf(List<Bson> wanted, int count) {
        var document = collection
                .withDocumentClass(Document.class)
                .find(and(wanted))
                .projection(include("at"))
                .sort(LATEST_FIRST)
                .skip(count - 1)
                .first();
        return document == null ? null : new Place(document.getDate("at").toInstant(), document.getString("_id"));
    }

    private static List<Bson> ofContacts(String corpId, Collection<String> contactIds, @Nullable Place after) {
        List<Bson> wanted = new ArrayList<>(List.of(eq("corp", corpId), in("contact", contactIds)));
        if (after != null) {
            // The bound on the time alone is what the index can walk from; the rest is decided among equals.
            wanted.add(lte("at", after.occurredAt()));
            wanted.add(or(lt("at", after.occurredAt()), lt("_id", after.id())));
        }
        return wanted;
    }

    private List<OfContact> list(List<Bson> wanted, int limit) {
        List<OfContact> behaviors = new ArrayList<>();
        for (var document : collection.find(and(wanted)).sort(LATEST_FIRST).limit(limit)) {
            behaviors.add(document.ofContact());
        }
        return behaviors;
    }

    @Override
    public void forgetBefore(Instant occurredAt) {
        collection.deleteMany(lt("at", occurredAt));
    }
}
