package dev.scrm.contact.segment.mongo;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.addToSet;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
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
        return new Document("share", part.share()).append("members", part.members());
    }

    @Override
    public void keepSorted(String corpId, List<Sorted> sorted) {
        collection.bulkWrite(
                sorted.stream()
                        .map(one -> new UpdateOneModel<Document>(
                                eq("_id", id(corpId, one.rule())),
                                combine(set("corp", corpId), addToSet("sorted", one.partition())),
                                new UpdateOptions().upsert(true)))
                        .toList(),
                new BulkWriteOptions().ordered(true));
    }

    @Override
    public Map<Rule.Key, Heard> heard(String corpId, Collection<Rule.Key> rules) {
        var ids = rules.stream().map(rule -> id(corpId, rule)).toList();
        Map<Rule.Key, Heard> heard = new HashMap<>();
        for (var found : collection.find(in("_id", ids))) {
            var rule = kept(found).rule();
            heard.put(rule, heard(rule, found));
        }
        return heard;
    }

    private static Heard heard(Rule.Key rule, Document found) {
        var byPartition = found.get("parts", new Document());
        List<Part> parts = new ArrayList<>();
        for (var partition : byPartition.keySet()) {
            var part = byPartition.get(partition, Document.class);
            parts.add(new Part(rule, Integer.parseInt(partition), part.getDouble("share"), part.getLong("members")));
        }
        return new Heard(
                parts, found.getList("sorted", Integer.class, List.of()).size());
    }

    @Override
    public List<Kept> next(@Nullable Kept after, int atMost) {
        var from = after == null ? empty() : gt("_id", id(after.corpId(), after.rule()));
        return collection
                .find(from)
                .sort(ascending("_id"))
                .limit(atMost)
                .map(MongoSegmentProgress::kept)
                .into(new ArrayList<>());
    }

    @Override
    public void forget(List<Kept> versions) {
        collection.deleteMany(in(
                "_id",
                versions.stream().map(one -> id(one.corpId(), one.rule())).toList()));
    }

    private static String id(String corpId, Rule.Key rule) {
        return corpId + ":" + rule.segmentId() + "@" + rule.version();
    }

    private static Kept kept(Document document) {
        var corpId = document.getString("corp");
        var text = document.getString("_id").substring(corpId.length() + 1);
        int at = text.lastIndexOf('@');
        return new Kept(corpId, new Rule.Key(text.substring(0, at), Integer.parseInt(text.substring(at + 1))));
    }
}
