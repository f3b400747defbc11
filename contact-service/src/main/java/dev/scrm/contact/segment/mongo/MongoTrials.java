package dev.scrm.contact.segment.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import dev.scrm.contact.segment.Trial;
import dev.scrm.contact.segment.Trials;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.mongo.Indexed;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** What is being tried, a document for each person who tries, with a field for each partition. */
@Component
class MongoTrials implements Trials, Indexed {
    private final MongoCollection<Document> collection;

    MongoTrials(MongoDatabase database) {
        this.collection = database.getCollection("segment-trials").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "trial"), new IndexOptions().unique(true));
    }

    @Override
    public void keep(Trial trial) {
        var id = Ids.derived("segment-trial", trial.corpId(), trial.by());
        var document = new Document("_id", id)
                .append("corp", trial.corpId())
                .append("trial", trial.id())
                .append("by", trial.by())
                .append("parts", new Document());
        collection.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true));
    }

    @Override
    public void keepParts(String corpId, List<Trial.Part> parts) {
        collection.bulkWrite(
                parts.stream()
                        .map(part -> new UpdateOneModel<Document>(
                                and(eq("corp", corpId), eq("trial", part.trialId())),
                                set("parts." + part.partition(), document(part))))
                        .toList(),
                new BulkWriteOptions().ordered(true));
    }

    private static Document document(Trial.Part part) {
        return new Document("share", part.share())
                .append("members", part.members())
                .append("sample", part.sample())
                .append("done", part.done());
    }

    @Override
    public Optional<List<Trial.Part>> parts(String corpId, String by, String id) {
        var found = collection
                .find(and(eq("corp", corpId), eq("trial", id), eq("by", by)))
                .first();
        return Optional.ofNullable(found).map(trial -> parts(id, trial.get("parts", Document.class)));
    }

    private static List<Trial.Part> parts(String id, Document byPartition) {
        return byPartition.keySet().stream()
                .map(partition -> part(id, partition, byPartition.get(partition, Document.class)))
                .toList();
    }

    private static Trial.Part part(String id, String partition, Document part) {
        return new Trial.Part(
                id,
                Integer.parseInt(partition),
                part.getDouble("share"),
                part.getLong("members"),
                part.getList("sample", String.class),
                part.getBoolean("done"));
    }
}
