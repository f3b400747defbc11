package dev.scrm.gateway.reconciliation.mongo;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.reconciliation.Change;
import dev.scrm.gateway.reconciliation.Difference;
import dev.scrm.gateway.reconciliation.DifferenceCounts;
import dev.scrm.gateway.reconciliation.Differences;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** One document for each thing that differs in a run. */
final class MongoDifferences implements Differences, Indexed {
    private final MongoCollection<Document> differences;

    MongoDifferences(MongoDatabase database) {
        this.differences = database.getCollection("reconciliation-differences").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        differences.createIndex(ascending("run", "judged"));
        differences.createIndex(ascending("foundAt"));
        differences.createIndex(OfContact.INDEX, OfContact.PARTIAL);
    }

    @Override
    public void record(String corpId, String runId, List<Difference> found) {
        differences.bulkWrite(
                found.stream()
                        .map(one -> new UpdateOneModel<Document>(
                                eq("_id", id(runId, one)),
                                recorded(corpId, runId, one),
                                new UpdateOptions().upsert(true)))
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    private static Bson recorded(String corpId, String runId, Difference one) {
        List<Bson> fields = new ArrayList<>(List.of(
                setOnInsert("corp", corpId),
                setOnInsert("run", runId),
                setOnInsert("part", one.part().word()),
                setOnInsert("id", one.id()),
                setOnInsert("identity", new Document(Map.copyOf(one.identity()))),
                setOnInsert("toldAs", List.copyOf(one.toldAs())),
                setOnInsert("change", one.change().name()),
                setOnInsert("since", Date.from(one.since())),
                setOnInsert("foundAt", Date.from(one.foundAt())),
                setOnInsert("judged", false)));
        one.contactId(corpId).ifPresent(contactId -> fields.add(setOnInsert(OfContact.CONTACT, contactId)));
        return combine(fields);
    }

    @Override
    public List<Difference> unjudged(String runId, int limit) {
        return differences
                .find(and(eq("run", runId), eq("judged", false)))
                .limit(limit)
                .map(MongoDifferences::read)
                .into(new ArrayList<>());
    }

    @Override
    public void judge(String runId, List<Difference> judged) {
        differences.bulkWrite(
                judged.stream()
                        .map(one -> new UpdateOneModel<Document>(
                                eq("_id", id(runId, one)),
                                combine(set("missed", Boolean.TRUE.equals(one.missed())), set("judged", true))))
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    @Override
    public Map<Part, DifferenceCounts> count(String runId) {
        var by = new Document("part", "$part").append("change", "$change").append("missed", "$missed");
        Map<Part, DifferenceCounts> counts = new EnumMap<>(Part.class);
        differences
                .aggregate(List.of(match(eq("run", runId)), group(by, sum("count", 1))))
                .forEach(row -> add(counts, row));
        return counts;
    }

    private static void add(Map<Part, DifferenceCounts> counts, Document row) {
        var by = row.get("_id", Document.class);
        long count = row.get("count", Number.class).longValue();
        counts.merge(
                Stored.part(by),
                DifferenceCounts.NONE
                        .plus(Change.valueOf(by.getString("change")), count)
                        .plusMissed(by.getBoolean("missed", false) ? count : 0),
                DifferenceCounts::and);
    }

    @Override
    public Slice list(String runId, @Nullable Part part, @Nullable Boolean missed, int limit, @Nullable String after) {
        var wanted = new ArrayList<Bson>();
        wanted.add(gt("_id", runId + ":" + (after == null ? "" : after)));
        wanted.add(lt("_id", runId + ";"));
        if (part != null) {
            wanted.add(eq("part", part.word()));
        }
        if (missed != null) {
            wanted.add(eq("missed", missed));
        }
        var found = differences
                .find(and(wanted))
                .sort(Sorts.ascending("_id"))
                .limit(limit + 1)
                .map(MongoDifferences::read)
                .into(new ArrayList<>());
        return found.size() <= limit
                ? new Slice(found, null)
                : new Slice(found.subList(0, limit), place(found.get(limit - 1)));
    }

    @Override
    public void forgetBefore(Instant foundAt) {
        differences.deleteMany(lt("foundAt", Date.from(foundAt)));
    }

    @Override
    public long countOf(String corpId, String contactId, Instant until) {
        return differences.countDocuments(theirs(corpId, contactId, until));
    }

    @Override
    public void forgetContact(String corpId, String contactId, Instant until) {
        differences.deleteMany(theirs(corpId, contactId, until));
    }

    @Override
    public void nameContacts(String corpId) {
        OfContact.name(
                differences,
                corpId,
                and(eq("corp", corpId), eq("part", Part.CONTACTS.word())),
                document -> read(document).contactId(corpId));
    }

    private static Bson theirs(String corpId, String contactId, Instant until) {
        return and(OfContact.named(corpId, contactId), lte("foundAt", Date.from(until)));
    }

    private static Difference read(Document document) {
        return new Difference(
                Stored.part(document),
                document.getString("id"),
                Stored.identity(document),
                Stored.toldAs(document),
                Change.valueOf(document.getString("change")),
                document.getDate("since").toInstant(),
                document.getDate("foundAt").toInstant(),
                document.getBoolean("missed"));
    }

    /** Those of a run lie side by side. */
    private static String id(String runId, Difference one) {
        return runId + ":" + place(one);
    }

    private static String place(Difference one) {
        return one.part().word() + ":" + one.id();
    }
}
