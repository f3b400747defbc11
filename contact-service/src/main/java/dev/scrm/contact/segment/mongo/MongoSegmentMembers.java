package dev.scrm.contact.segment.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.contact.segment.Standing.Membership;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How people stand, a document each; a version that holds for them is one text, so that one index finds its people. */
@Component
class MongoSegmentMembers implements SegmentMembers, Indexed {
    private final MongoCollection<Document> collection;

    MongoSegmentMembers(MongoDatabase database) {
        this.collection = database.getCollection("segment-members").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        collection.createIndex(ascending("corp", "holding", "contact"));
    }

    @Override
    public void keep(List<Told> told) {
        if (told.isEmpty()) {
            return;
        }
        List<WriteModel<Document>> writes = told.stream()
                .sorted(Comparator.comparing(MongoSegmentMembers::id))
                .<WriteModel<Document>>map(one -> new ReplaceOneModel<>(
                        and(eq("_id", id(one)), lt("revision", one.revision())),
                        document(one),
                        new ReplaceOptions().upsert(true)))
                .toList();
        try {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            AlreadyThere.orThrow(e); // Something as late or later is known of those.
        }
    }

    private static String id(Told told) {
        return told.corpId() + ":" + told.contactId();
    }

    private static Document document(Told told) {
        return new Document("_id", id(told))
                .append("corp", told.corpId())
                .append("contact", told.contactId())
                .append("revision", told.revision())
                .append(
                        "memberships",
                        told.memberships().stream()
                                .map(one -> new Document("segment", one.segmentId())
                                        .append("since", Date.from(one.since())))
                                .toList())
                .append(
                        "holding",
                        told.holding().stream().map(MongoSegmentMembers::text).toList());
    }

    private static String text(Rule.Key rule) {
        return rule.segmentId() + "@" + rule.version();
    }

    private static Rule.Key rule(String text) {
        int at = text.lastIndexOf('@');
        return new Rule.Key(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    }

    @Override
    public Optional<Told> find(String corpId, String contactId) {
        return Optional.ofNullable(
                        collection.find(eq("_id", corpId + ":" + contactId)).first())
                .map(MongoSegmentMembers::told);
    }

    private static Told told(Document document) {
        return new Told(
                document.getString("corp"),
                document.getString("contact"),
                document.getLong("revision"),
                memberships(document),
                document.getList("holding", String.class).stream()
                        .map(MongoSegmentMembers::rule)
                        .toList());
    }

    private static List<Membership> memberships(Document document) {
        return document.getList("memberships", Document.class).stream()
                .map(one -> new Membership(
                        one.getString("segment"), one.getDate("since").toInstant()))
                .toList();
    }

    @Override
    public List<Member> list(String corpId, Rule.Key rule, int limit, @Nullable String after) {
        List<Bson> wanted = new ArrayList<>(List.of(eq("corp", corpId), eq("holding", text(rule))));
        if (after != null) {
            wanted.add(gt("contact", after));
        }
        List<Member> members = new ArrayList<>();
        for (var document :
                collection.find(and(wanted)).sort(ascending("contact")).limit(limit)) {
            members.add(new Member(document.getString("contact"), since(document, rule.segmentId())));
        }
        return members;
    }

    private static @Nullable Instant since(Document document, String segmentId) {
        return memberships(document).stream()
                .filter(one -> one.segmentId().equals(segmentId))
                .map(Membership::since)
                .findFirst()
                .orElse(null);
    }
}
