package dev.scrm.contact.segment.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.SegmentProgress;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** How versions of segments stand, a document each, with a field for each partition. */
@Component
class MongoSegmentProgress implements SegmentProgress {
    private final MongoCollection<Document> collection;

    MongoSegmentProgress(MongoDatabase database) {
        this.collection = database.getCollection("segment-progress").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void keep(String corpId, List<Part> parts) {
        collection.bulkWrite(
                parts.stream()
                        .map(part -> new UpdateOneModel<Document>(
                                eq("_id", id(corpId, part.rule())),
                                combine(set("corp", corpId), set("parts." + part.partition(), document(part))),
                                new UpdateOptions().upsert(true)))
                        .toList(),
                new BulkWriteOptions().ordered(true));
    }

    private static Document document(Part part) {
        return new Document("share", part.share())
                .append("members", part.members())
                .append("done", part.done());
    }

    @Override
    public List<Part> parts(String corpId, Rule.Key rule) {
        List<Part> parts = new ArrayList<>();
        var found = collection.find(eq("_id", id(corpId, rule))).first();
        if (found != null) {
            var byPartition = found.get("parts", Document.class);
            for (var partition : byPartition.keySet()) {
                var part = byPartition.get(partition, Document.class);
                parts.add(new Part(
                        rule,
                        Integer.parseInt(partition),
                        part.getDouble("share"),
                        part.getLong("members"),
                        part.getBoolean("done")));
            }
        }
        return parts;
    }

    private static String id(String corpId, Rule.Key rule) {
        return corpId + ":" + rule.segmentId() + "@" + rule.version();
    }
}
