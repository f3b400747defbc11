package dev.scrm.contact.segment.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.scrm.contact.segment.SegmentMembers.Member;
import dev.scrm.contact.segment.SegmentSnapshot;
import dev.scrm.contact.segment.SegmentSnapshot.State;
import dev.scrm.contact.segment.SegmentSnapshots;
import dev.scrm.platform.mongo.AlreadyThere;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Snapshots, a document each, and a document for everybody in one, which is found by contact as well. */
@Component
class MongoSegmentSnapshots implements SegmentSnapshots, Indexed {
    private static final List<String> AT_WORK = List.of(State.TAKING.name(), State.REMOVING.name());

    private final MongoCollection<Document> snapshots;
    private final MongoCollection<Document> members;

    MongoSegmentSnapshots(MongoDatabase database) {
        this.snapshots = database.getCollection("segment-snapshots").withWriteConcern(WriteConcern.MAJORITY);
        this.members = database.getCollection("segment-snapshot-members").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void createIndexes() {
        snapshots.createIndex(ascending("corp", "segment", "id"));
        snapshots.createIndex(ascending("state", "heldUntil"));
        members.createIndex(ascending("corp", "snapshot", "contact"));
        members.createIndex(ascending("corp", "contact"));
    }

    @Override
    public void add(SegmentSnapshot snapshot) {
        snapshots.insertOne(document(snapshot).append("heldUntil", Date.from(Instant.EPOCH)));
    }

    @Override
    public long count(String corpId) {
        return snapshots.countDocuments(and(eq("corp", corpId), ne("state", State.REMOVING.name())));
    }

    @Override
    public Optional<SegmentSnapshot> find(String corpId, String id) {
        var found = snapshots
                .find(and(eq("_id", documentId(corpId, id)), ne("state", State.REMOVING.name())))
                .first();
        return Optional.ofNullable(found).map(MongoSegmentSnapshots::snapshot);
    }

    @Override
    public List<SegmentSnapshot> list(String corpId, String segmentId, int limit, @Nullable String after) {
        List<Bson> wanted = new ArrayList<>(
                List.of(eq("corp", corpId), eq("segment", segmentId), ne("state", State.REMOVING.name())));
        if (after != null) {
            wanted.add(lt("id", after));
        }
        return snapshots
                .find(and(wanted))
                .sort(descending("id"))
                .limit(limit)
                .map(MongoSegmentSnapshots::snapshot)
                .into(new ArrayList<>());
    }

    /** Whoever writes it has it until the time is over, and notices. */
    @Override
    public void remove(String corpId, String id) {
        snapshots.updateOne(eq("_id", documentId(corpId, id)), set("state", State.REMOVING.name()));
    }

    @Override
    public Optional<Held> hold(Instant now, Instant until) {
        var claim = new ObjectId().toHexString();
        var held = snapshots.findOneAndUpdate(
                and(in("state", AT_WORK), lte("heldUntil", Date.from(now))),
                combine(set("claim", claim), set("heldUntil", Date.from(until))),
                new FindOneAndUpdateOptions().sort(ascending("heldUntil")).returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(held).map(document -> new Held(claim, snapshot(document)));
    }

    @Override
    public boolean save(Held held, SegmentSnapshot snapshot, Instant until) {
        var changed = document(snapshot);
        List<Bson> sets = new ArrayList<>();
        changed.remove("_id");
        changed.forEach((name, value) -> sets.add(set(name, value)));
        sets.add(set("heldUntil", Date.from(until)));
        var mine = and(
                eq("_id", documentId(snapshot.corpId(), snapshot.id())),
                eq("claim", held.claim()),
                eq("state", State.TAKING.name()));
        return snapshots.updateOne(mine, combine(sets)).getMatchedCount() == 1;
    }

    @Override
    public void write(SegmentSnapshot snapshot, List<Member> page) {
        if (page.isEmpty()) {
            return;
        }
        var documents = page.stream().map(member -> document(snapshot, member)).toList();
        try {
            members.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            AlreadyThere.orThrow(e); // Somebody wrote them, and died before that was kept.
        }
    }

    private static Document document(SegmentSnapshot snapshot, Member member) {
        var since = member.since();
        return new Document("_id", documentId(snapshot.corpId(), snapshot.id()) + ":" + member.contactId())
                .append("corp", snapshot.corpId())
                .append("snapshot", snapshot.id())
                .append("contact", member.contactId())
                .append("since", since == null ? null : Date.from(since));
    }

    @Override
    public long written(SegmentSnapshot snapshot) {
        return members.countDocuments(of(snapshot));
    }

    @Override
    public void empty(SegmentSnapshot snapshot) {
        members.deleteMany(of(snapshot));
    }

    @Override
    public void forget(SegmentSnapshot snapshot) {
        snapshots.deleteOne(eq("_id", documentId(snapshot.corpId(), snapshot.id())));
    }

    @Override
    public List<Member> members(SegmentSnapshot snapshot, int limit, @Nullable String after) {
        return members.find(after == null ? of(snapshot) : and(of(snapshot), gt("contact", after)))
                .sort(ascending("contact"))
                .limit(limit)
                .map(found -> new Member(found.getString("contact"), time(found, "since")))
                .into(new ArrayList<>());
    }

    @Override
    public Set<String> among(SegmentSnapshot snapshot, Collection<String> contactIds) {
        return members.find(and(of(snapshot), in("contact", contactIds)))
                .projection(include("contact"))
                .map(found -> found.getString("contact"))
                .into(new HashSet<>());
    }

    private static Bson of(SegmentSnapshot snapshot) {
        return and(eq("corp", snapshot.corpId()), eq("snapshot", snapshot.id()));
    }

    private static String documentId(String corpId, String id) {
        return corpId + ":" + id;
    }

    private static Document document(SegmentSnapshot snapshot) {
        var takenAt = snapshot.takenAt();
        return new Document("_id", documentId(snapshot.corpId(), snapshot.id()))
                .append("corp", snapshot.corpId())
                .append("segment", snapshot.segmentId())
                .append("id", snapshot.id())
                .append("name", snapshot.name())
                .append("description", snapshot.description())
                .append("state", snapshot.state().name())
                .append("version", snapshot.version())
                .append("by", snapshot.by())
                .append("begunAt", Date.from(snapshot.begunAt()))
                .append("takenAt", takenAt == null ? null : Date.from(takenAt))
                .append("members", snapshot.members())
                .append("after", snapshot.after());
    }

    private static SegmentSnapshot snapshot(Document document) {
        return new SegmentSnapshot(
                document.getString("corp"),
                document.getString("segment"),
                document.getString("id"),
                document.getString("name"),
                document.getString("description"),
                State.valueOf(document.getString("state")),
                document.getInteger("version"),
                document.getString("by"),
                document.getDate("begunAt").toInstant(),
                time(document, "takenAt"),
                document.getLong("members"),
                document.getString("after"));
    }

    private static @Nullable Instant time(Document document, String field) {
        var time = document.getDate(field);
        return time == null ? null : time.toInstant();
    }
}
