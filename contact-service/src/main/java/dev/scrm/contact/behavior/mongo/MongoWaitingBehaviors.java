package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.behavior.WaitingBehaviors;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Behaviours of people whom nobody knows yet, a document each. */
@Component
class MongoWaitingBehaviors implements WaitingBehaviors, Indexed {
    private final MongoCollection<WaitingDocument> collection;

    MongoWaitingBehaviors(MongoDatabase database) {
        this.collection = database.getCollection("waiting-behaviors", WaitingDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "awaited", "receivedAt", "offset"));
        collection.createIndex(ascending("receivedAt"));
    }

    @Override
    public Set<String> keep(List<Waiting> waiting) {
        var documents = waiting.stream()
                .map(WaitingDocument::of)
                .sorted(Comparator.comparing(WaitingDocument::id))
                .toList();
        return InsertOnce.insert(collection, documents, WaitingDocument::id, WaitingDocument::position);
    }

    @Override
    public List<Waiting> find(String corpId, Collection<String> awaited, int limit) {
        List<Waiting> found = new ArrayList<>();
        for (var document : collection
                .find(and(eq("corp", corpId), in("awaited", awaited)))
                .sort(ascending("receivedAt", "offset"))
                .limit(limit)) {
            found.add(document.waiting());
        }
        return found;
    }

    @Override
    public void remove(String corpId, Collection<String> behaviorIds) {
        collection.deleteMany(and(in("_id", behaviorIds), eq("corp", corpId)));
    }

    @Override
    public void forgetBefore(Instant receivedAt) {
        collection.deleteMany(lt("receivedAt", receivedAt));
    }
}
