package dev.scrm.platform.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The keys that are parked, one document each, and where in the parked topics their records wait, one document each as
 * well: as many may wait as there is room for. A record is noted here once Kafka has it, so whatever is noted was there.
 */
final class ParkedKeys implements Indexed {
    /**
     * A parked key.
     *
     * @param since also tells this parking from an earlier one of the same key
     * @param waiting how many records wait; a crash may make it a few too small
     * @param next the number that the next record gets; it changes whenever one is added
     */
    record ParkedKey(String group, String key, String reason, Instant since, long waiting, long next) {
        String id() {
            return ParkedKeys.id(group, key);
        }
    }

    /**
     * A record in a parked topic.
     *
     * @param origin where it first stood, {@code topic/partition@offset}
     * @param parkedAt where it waits
     */
    record Waiting(String origin, SourcePosition parkedAt) {
        /** For people. */
        String name() {
            return ParkedKeys.name(parkedAt) + " (first at " + origin + ")";
        }
    }

    /** What is parked of a group. */
    record Totals(long keys, long records) {}

    private final MongoCollection<Document> keys;
    private final MongoCollection<Document> records;

    ParkedKeys(MongoDatabase database) {
        this.keys = database.getCollection("parked-keys").withWriteConcern(WriteConcern.MAJORITY);
        this.records = database.getCollection("parked-records").withWriteConcern(WriteConcern.MAJORITY);
    }

    /** Lets the records of a key be found in their order. */
    @Override
    public void createIndexes() {
        records.createIndex(ascending("parked", "number"));
    }

    static String name(SourcePosition position) {
        return position.partitionKey() + "@" + position.offset();
    }

    /** Which of the keys are parked now. */
    Set<String> parkedAmong(String group, Collection<String> among) {
        Set<String> parked = new HashSet<>();
        var ids = among.stream().map(key -> id(group, key)).toList();
        for (var document : keys.find(in("_id", ids))) {
            parked.add(document.getString("key"));
        }
        return parked;
    }

    /** Parks a key with its first records. */
    void park(String group, String key, String reason, Instant now, List<Waiting> first) {
        do {
            keys.updateOne(
                    eq("_id", id(group, key)),
                    combine(
                            setOnInsert("group", group),
                            setOnInsert("key", key),
                            setOnInsert("reason", reason),
                            setOnInsert("since", Date.from(now)),
                            setOnInsert("waiting", 0L),
                            setOnInsert("next", 0L)),
                    new UpdateOptions().upsert(true));
        } while (!follow(group, key, first)); // a replay found it empty and released it in this moment
    }

    /**
     * Adds to what waits for a parked key; false when the key has been released meanwhile. The records are noted first
     * and then the key is touched, which a release sees: either it finds the records, or this finds the key gone.
     */
    boolean follow(String group, String key, List<Waiting> arrived) {
        var parked = find(group, key).orElse(null);
        while (parked != null) {
            int added = note(parked, arrived);
            var touched = keys.updateOne(
                    as(parked), combine(inc("next", (long) arrived.size()), inc("waiting", (long) added)));
            if (touched.getModifiedCount() == 1) {
                return true;
            }
            var now = find(group, key).orElse(null);
            if (now == null || !now.since().equals(parked.since())) {
                records.deleteMany(in("_id", ids(parked, arrived)));
            }
            parked = now;
        }
        return false;
    }

    /** A record that comes again keeps the number it has. */
    private int note(ParkedKey parked, List<Waiting> arrived) {
        var writes = IntStream.range(0, arrived.size())
                .mapToObj(i -> new UpdateOneModel<Document>(
                        eq("_id", id(parked, arrived.get(i))),
                        combine(
                                setOnInsert("parked", parking(parked)),
                                setOnInsert("number", parked.next() + i),
                                setOnInsert("origin", arrived.get(i).origin()),
                                set("topic", arrived.get(i).parkedAt().topic()),
                                set("partition", arrived.get(i).parkedAt().partition()),
                                set("offset", arrived.get(i).parkedAt().offset())),
                        new UpdateOptions().upsert(true)))
                .toList();
        return records.bulkWrite(writes).getUpserts().size();
    }

    /** The records that waited longest, in order. */
    List<Waiting> first(ParkedKey parked, int atMost) {
        return first(parked, Long.MAX_VALUE, atMost);
    }

    /** The records with a lower number that waited longest, in order. */
    List<Waiting> first(ParkedKey parked, long below, int atMost) {
        List<Waiting> first = new ArrayList<>();
        for (var document : records.find(and(eq("parked", parking(parked)), lt("number", below)))
                .sort(new Document("number", 1))
                .limit(atMost)) {
            first.add(new Waiting(
                    document.getString("origin"),
                    new SourcePosition(
                            document.getString("topic"),
                            document.getInteger("partition"),
                            document.getLong("offset"))));
        }
        return first;
    }

    /** The records were handled or given up. */
    void done(ParkedKey parked, List<Waiting> gone) {
        if (!gone.isEmpty()) {
            long deleted = records.deleteMany(in("_id", ids(parked, gone))).getDeletedCount();
            keys.updateOne(eq("_id", parked.id()), inc("waiting", -deleted));
        }
    }

    void failedAgain(ParkedKey parked, String reason) {
        keys.updateOne(eq("_id", parked.id()), set("reason", reason));
    }

    /** Releases a key for which nothing waited; false when something has been added since it was looked at. */
    boolean release(ParkedKey parked) {
        return keys.deleteOne(as(parked)).getDeletedCount() == 1;
    }

    Optional<ParkedKey> find(String group, String key) {
        return Optional.ofNullable(keys.find(eq("_id", id(group, key))).first()).map(ParkedKeys::read);
    }

    /** The keys that have been parked longest. */
    List<ParkedKey> list(int limit) {
        List<ParkedKey> listed = new ArrayList<>();
        for (var document : keys.find().sort(new Document("since", 1)).limit(limit)) {
            listed.add(read(document));
        }
        return listed;
    }

    /** What is parked, by group; groups without parked keys are left out. */
    Map<String, Totals> totals() {
        Map<String, Totals> totals = new HashMap<>();
        for (var document : keys.aggregate(List.of(
                Aggregates.group("$group", Accumulators.sum("keys", 1), Accumulators.sum("records", "$waiting"))))) {
            totals.put(document.getString("_id"), new Totals(number(document, "keys"), number(document, "records")));
        }
        return totals;
    }

    private static ParkedKey read(Document document) {
        return new ParkedKey(
                document.getString("group"),
                document.getString("key"),
                document.getString("reason"),
                document.getDate("since").toInstant(),
                Math.max(0, number(document, "waiting")),
                number(document, "next"));
    }

    private static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }

    /** The key as it was read: in the same parking, with nothing added. */
    private static Bson as(ParkedKey parked) {
        return and(eq("_id", parked.id()), eq("since", Date.from(parked.since())), eq("next", parked.next()));
    }

    /** In the ids of its records, so that what a crash left of an earlier parking of the key does not count. */
    private static String parking(ParkedKey parked) {
        return parked.id() + "|" + parked.since().toEpochMilli();
    }

    private static List<String> ids(ParkedKey parked, List<Waiting> waiting) {
        return waiting.stream().map(record -> id(parked, record)).toList();
    }

    private static String id(ParkedKey parked, Waiting record) {
        return parking(parked) + "|" + record.origin();
    }

    private static String id(String group, String key) {
        return group + "|" + key;
    }
}
