package dev.scrm.contact.segment.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static java.util.Objects.requireNonNull;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.SegmentMembers;
import dev.scrm.platform.mongo.AlreadyThere;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How people stand, a document for each, which is the truth; and for each version that holds for somebody a row, along whose ids
 * the people of a version are walked: a move costs two small writes whatever else the person belongs to. A row is there before the
 * document names it and goes after it does no more, so that none is missing; one that was left behind is passed over. Each has an id of
 * its own time, so that no writer can take away a newer one's.
 */
@Component
class MongoSegmentMembers implements SegmentMembers {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final InsertManyOptions INSERT = new InsertManyOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<StandingDocument> standings;
    private final MongoCollection<Document> members;

    MongoSegmentMembers(MongoDatabase database) {
        this.standings = database.getCollection("segment-standings", StandingDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY);
        this.members = database.getCollection("segment-members").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public void keep(List<Told> told) {
        // In the order of ids, so that two writers never wait for each other.
        SortedMap<String, StandingDocument> open = new TreeMap<>();
        told.stream().map(StandingDocument::of).forEach(one -> open.merge(one.id(), one, StandingDocument::later));
        while (!open.isEmpty()) {
            open.keySet().retainAll(tryToKeep(open));
        }
    }

    /** The document first: a row alone makes nobody a member. */
    @Override
    public void forget(List<Forgotten> forgotten) {
        write(
                standings,
                forgotten.stream()
                        .<WriteModel<StandingDocument>>map(one -> new DeleteOneModel<>(
                                and(eq("_id", StandingDocument.id(one.corpId(), one.contactId())), until(one))))
                        .toList());
        write(
                members,
                forgotten.stream()
                        .<WriteModel<Document>>map(one -> new DeleteManyModel<>(
                                and(eq("corp", one.corpId()), eq("contact", one.contactId()), until(one))))
                        .toList());
    }

    private static Bson until(Forgotten forgotten) {
        return lte("revision", forgotten.revision());
    }

    /**
     * Each takes the place of exactly what was read before: a writer that was overtaken finds out, and takes no row away that
     * belongs to what is newer.
     *
     * @return ids of those in whose place there is something else by now
     */
    private Set<String> tryToKeep(SortedMap<String, StandingDocument> told) {
        var before = find(told.keySet());
        List<StandingDocument> news = told.values().stream()
                .filter(one -> one.isLaterThan(before.get(one.id())))
                .map(one -> one.after(before.get(one.id())))
                .toList();
        addRows(news, before);
        Set<String> lost = new HashSet<>();
        lost.addAll(
                make(news.stream().filter(one -> !before.containsKey(one.id())).toList()));
        lost.addAll(replace(
                news.stream().filter(one -> before.containsKey(one.id())).toList(), before));
        removeRows(news.stream()
                .filter(one -> !lost.contains(one.id()))
                .flatMap(one -> Optional.ofNullable(before.get(one.id())).stream()
                        .flatMap(known -> known.rowsBeyond(one).stream()))
                .toList());
        return lost;
    }

    /** One that is there already is the same: a writer was killed, or overtaken, before the document said so. */
    private void addRows(List<StandingDocument> news, Map<String, StandingDocument> before) {
        var _ = insert(
                members,
                news.stream()
                        .flatMap(one ->
                                one.rowsBeyond(before.get(one.id())).stream().map(id -> row(one, id)))
                        .sorted(Comparator.comparing(row -> row.getString("_id")))
                        .toList());
    }

    /** By their ids alone, many at once: a server that is asked for each by something else beside takes twenty times as long. */
    private void removeRows(List<String> ids) {
        if (!ids.isEmpty()) {
            members.deleteMany(in("_id", ids));
        }
    }

    /** @return ids of those that somebody else made first */
    private List<String> make(List<StandingDocument> news) {
        return insert(standings, news).stream()
                .map(index -> news.get(index).id())
                .toList();
    }

    /**
     * A document of another revision is not found, and an upsert that cannot make one of an id that is there says so.
     *
     * @return ids of those in whose place there is something else by now
     */
    private List<String> replace(List<StandingDocument> news, Map<String, StandingDocument> before) {
        return write(
                        standings,
                        news.stream()
                                .<WriteModel<StandingDocument>>map(one -> new ReplaceOneModel<>(
                                        inPlaceOf(requireNonNull(before.get(one.id())), one), one, UPSERT))
                                .toList())
                .stream()
                .map(index -> news.get(index).id())
                .toList();
    }

    private static Bson inPlaceOf(StandingDocument known, StandingDocument one) {
        return and(eq("_id", one.id()), eq("revision", known.revision()));
    }

    /** @return the indexes of those of whose id something is there */
    private static <T> List<Integer> insert(MongoCollection<T> collection, List<T> documents) {
        return documents.isEmpty() ? List.of() : unlessThere(() -> collection.insertMany(documents, INSERT));
    }

    /** @return the indexes of those of whose id something else is there */
    private static <T> List<Integer> write(MongoCollection<T> collection, List<WriteModel<T>> writes) {
        return writes.isEmpty() ? List.of() : unlessThere(() -> collection.bulkWrite(writes, UNORDERED));
    }

    private static List<Integer> unlessThere(Runnable write) {
        try {
            write.run();
            return List.of();
        } catch (MongoBulkWriteException e) {
            return AlreadyThere.indexes(e);
        }
    }

    private Map<String, StandingDocument> find(Collection<String> ids) {
        Map<String, StandingDocument> found = new HashMap<>();
        for (var document : standings.find(in("_id", ids))) {
            found.put(document.id(), document);
        }
        return found;
    }

    @Override
    public Optional<Told> find(String corpId, String contactId) {
        return Optional.ofNullable(standings
                        .find(and(eq("_id", StandingDocument.id(corpId, contactId)), eq("corp", corpId)))
                        .first())
                .map(StandingDocument::told);
    }

    @Override
    public List<Member> list(String corpId, Rule.Key rule, int limit, @Nullable String after) {
        var version = StandingDocument.version(rule);
        List<Member> people = new ArrayList<>();
        var last = after == null
                ? StandingDocument.rowId(corpId, version, "")
                : StandingDocument.afterRows(StandingDocument.rowId(corpId, version, after));
        while (people.size() < limit) {
            int wanted = limit - people.size();
            var rows = rows(corpId, version, wanted, last);
            var known = find(rows.values().stream()
                    .map(id -> StandingDocument.id(corpId, id))
                    .toList());
            rows.forEach((rowId, contactId) -> Optional.ofNullable(known.get(StandingDocument.id(corpId, contactId)))
                    .filter(standing -> standing.rowIds().contains(rowId))
                    .map(standing -> new Member(contactId, standing.since(rule.segmentId())))
                    .ifPresent(people::add));
            if (rows.size() < wanted) {
                break;
            }
            last = rows.lastKey();
        }
        return people;
    }

    /** @return who stands in each, by the ids of the rows */
    private SortedMap<String, String> rows(String corpId, String version, int limit, String after) {
        SortedMap<String, String> rows = new TreeMap<>();
        for (var row : members.find(and(
                        gt("_id", after),
                        lt("_id", StandingDocument.rowId(corpId, version, "\uffff")),
                        eq("corp", corpId)))
                .sort(ascending("_id"))
                .limit(limit)) {
            rows.put(row.getString("_id"), row.getString("contact"));
        }
        return rows;
    }

    private static Document row(StandingDocument standing, String id) {
        return new Document("_id", id)
                .append("corp", standing.corp())
                .append("contact", standing.contact())
                .append("revision", standing.revision());
    }
}
