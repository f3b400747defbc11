package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import dev.scrm.contact.behavior.WaitingBehaviors;
import dev.scrm.contact.behavior.mongo.WaitingCounts.Counted;
import dev.scrm.contact.contact.IdentitySeal;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.mongo.Indexed;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Behaviours of people whom nobody knows yet, a document each. */
@Component
class MongoWaitingBehaviors implements WaitingBehaviors, Indexed {
    private final MongoCollection<WaitingDocument> collection;
    private final WaitingCounts counts;
    private final IdentitySeal seal;

    MongoWaitingBehaviors(MongoDatabase database, IdentitySeal seal) {
        this.seal = seal;
        this.collection = database.getCollection("waiting-behaviors", WaitingDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
        this.counts = new WaitingCounts(database);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "awaited", "receivedAt", "offset"));
        collection.createIndex(ascending("receivedAt"));
        counts.createIndexes();
    }

    @Override
    public Set<String> keep(List<Waiting> waiting) {
        var documents = waiting.stream()
                .map(one -> WaitingDocument.of(one, seal))
                .sorted(Comparator.comparing(WaitingDocument::id))
                .toList();
        var found = InsertOnce.insert(collection, documents, WaitingDocument::id, WaitingDocument::position);
        counts.add(waiting.stream()
                .filter(one -> !found.there().contains(one.id()))
                .map(Counted::of)
                .toList());
        return found.repetitions();
    }

    @Override
    public Map<String, SourcePosition> positions(Collection<String> behaviorIds) {
        return Positions.read(InsertOnce.positions(collection, behaviorIds));
    }

    @Override
    public Map<String, Integer> counts(String corpId, Collection<String> awaited) {
        return counts.of(corpId, awaited);
    }

    @Override
    public int recount(String corpId, String awaited, int most) {
        var known = counts.of(corpId, List.of(awaited)).getOrDefault(awaited, 0);
        int there = (int) collection.countDocuments(
                and(eq("corp", corpId), eq("awaited", awaited)), new CountOptions().limit(most));
        counts.correct(corpId, awaited, known, there);
        return there;
    }

    @Override
    public List<OfKind> kinds(String corpId) {
        return counts.kinds(corpId);
    }

    @Override
    public List<Waiting> find(String corpId, Collection<String> awaited, int limit) {
        List<Waiting> found = new ArrayList<>();
        for (var document : collection
                .find(and(eq("corp", corpId), in("awaited", awaited)))
                .sort(ascending("receivedAt", "offset"))
                .limit(limit)
                .batchSize(limit)) {
            found.add(document.waiting(seal));
        }
        return found;
    }

    @Override
    public void remove(String corpId, List<Waiting> waiting) {
        var ids = waiting.stream().map(Waiting::id).toList();
        var removed = collection.deleteMany(and(in("_id", ids), eq("corp", corpId)));
        // Somebody else who releases the same counts what he took away; which ones these were nobody knows, and it
        // hardly matters.
        counts.subtract(waiting.stream()
                .limit(removed.getDeletedCount())
                .map(Counted::of)
                .toList());
    }

    @Override
    public void forgetBefore(LocalDate day) {
        collection.deleteMany(lt("receivedAt", day.atStartOfDay(ZoneOffset.UTC).toInstant()));
        counts.forgetBefore(day);
    }
}
