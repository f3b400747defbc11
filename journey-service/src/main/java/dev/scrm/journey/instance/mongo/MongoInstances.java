package dev.scrm.journey.instance.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import dev.scrm.journey.instance.InstanceEvent;
import dev.scrm.journey.instance.Instances;
import dev.scrm.journey.instance.JourneyInstance;
import dev.scrm.platform.mongo.Indexed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.conversions.Bson;

/** Instances in MongoDB: one read and one bulk write for a batch of events, whatever instances they are of. */
final class MongoInstances implements Instances, Indexed {
    private static final int TRIES = 3;

    private final MongoCollection<InstanceDocument> documents;

    MongoInstances(MongoDatabase database) {
        this.documents =
                database.getCollection("instances", InstanceDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        documents.createIndex(Indexes.compoundIndex(
                Indexes.ascending("corp", "journeyId"), Indexes.descending("startedAt", "instanceId")));
        documents.createIndex(Indexes.compoundIndex(
                Indexes.ascending("corp", "contactId"), Indexes.descending("startedAt", "instanceId")));
    }

    /** While partitions move, two processes may write the same instance: the one that lost looks again. */
    @Override
    public void apply(List<InstanceEvent> events) {
        for (int i = 0; i < TRIES; i++) {
            if (tryToApply(events)) {
                return;
            }
        }
        throw new IllegalStateException("Expected to be alone with these instances but lost %d times".formatted(TRIES));
    }

    private boolean tryToApply(List<InstanceEvent> events) {
        var stored = load(events);
        Map<String, JourneyInstance> changed = new LinkedHashMap<>();
        for (var event : events) {
            var id = id(event);
            var before = changed.getOrDefault(id, stored.get(id));
            changed.put(id, before == null ? JourneyInstance.first(event) : before.after(event));
        }
        List<WriteModel<InstanceDocument>> writes = new ArrayList<>();
        new TreeMap<>(changed).forEach((id, instance) -> {
            var before = stored.get(id);
            if (before == null) {
                writes.add(new InsertOneModel<>(InstanceDocument.of(instance)));
            } else if (before.sequence() < instance.sequence()) {
                var unmoved = and(eq("_id", id), eq("sequence", before.sequence()));
                writes.add(new ReplaceOneModel<>(unmoved, InstanceDocument.of(instance)));
            }
        });
        return writes.isEmpty() || write(writes);
    }

    private boolean write(List<WriteModel<InstanceDocument>> writes) {
        try {
            var result = documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getInsertedCount() + result.getMatchedCount() == writes.size();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)
                    && e.getWriteConcernError() == null) {
                return false;
            }
            throw e;
        }
    }

    private Map<String, JourneyInstance> load(List<InstanceEvent> events) {
        var ids = events.stream().map(MongoInstances::id).distinct().toList();
        Map<String, JourneyInstance> stored = new HashMap<>();
        for (var document : documents.find(in("_id", ids))) {
            stored.put(document.id(), document.toInstance());
        }
        return stored;
    }

    private static String id(InstanceEvent event) {
        return InstanceDocument.id(event.origin().corpId(), event.origin().instanceId());
    }

    @Override
    public List<JourneyInstance> list(Query query) {
        return documents
                .find(filter(query))
                .sort(descending("startedAt", "instanceId"))
                .limit(query.limit())
                .map(InstanceDocument::toInstance)
                .into(new ArrayList<>());
    }

    private static Bson filter(Query query) {
        List<Bson> filters = new ArrayList<>();
        filters.add(eq("corp", query.corpId()));
        filters.add(eq("journeyId", query.journeyId()));
        if (query.contactId() != null) {
            filters.add(eq("contactId", query.contactId()));
        }
        if (query.staffId() != null) {
            filters.add(eq("staffId", query.staffId()));
        }
        var after = query.after();
        if (after != null) {
            filters.add(or(
                    lt("startedAt", after.startedAt()),
                    and(eq("startedAt", after.startedAt()), lt("instanceId", after.instanceId()))));
        }
        return and(filters);
    }
}
