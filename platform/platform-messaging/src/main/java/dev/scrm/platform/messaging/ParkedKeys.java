package dev.scrm.platform.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pullAll;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.platform.events.SourcePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * The keys that are parked, and the positions of the records that wait. A position is announced here before its record
 * is written to the parked topic, so that a replay knows when it has seen them all and a key is only released when
 * nothing waits any more.
 */
final class ParkedKeys {
    /** More waiting records of one key than this and the partition has to wait with them. */
    static final int WAITING_AT_MOST = 10_000;

    /**
     * A parked key.
     *
     * @param waiting positions in the order of arrival, {@code topic/partition@offset}
     */
    record ParkedKey(String group, String key, String reason, Instant since, List<String> waiting) {}

    private final MongoCollection<Document> collection;

    ParkedKeys(MongoDatabase database) {
        this.collection = database.getCollection("parked-keys").withWriteConcern(WriteConcern.MAJORITY);
    }

    static String name(SourcePosition position) {
        return position.partitionKey() + "@" + position.offset();
    }

    /** Which of the keys are parked now. */
    Set<String> parkedAmong(String group, Collection<String> keys) {
        Set<String> parked = new HashSet<>();
        var ids = keys.stream().map(key -> id(group, key)).toList();
        for (var document : collection.find(in("_id", ids))) {
            parked.add(document.getString("key"));
        }
        return parked;
    }

    /** Parks a key, or adds to what waits for it. */
    void park(String group, String key, String reason, Instant now, List<ReceivedEvent> events) {
        collection.updateOne(
                eq("_id", id(group, key)),
                combine(
                        setOnInsert("group", group),
                        setOnInsert("key", key),
                        setOnInsert("reason", reason),
                        setOnInsert("since", Date.from(now)),
                        addEachToSet("waiting", names(events))),
                new UpdateOptions().upsert(true));
    }

    /** Adds to what waits for a parked key; false when the key has been released meanwhile. */
    boolean follow(String group, String key, List<ReceivedEvent> events) {
        var waiting = find(group, key).map(ParkedKey::waiting).orElse(List.of());
        if (waiting.size() + events.size() > WAITING_AT_MOST) {
            throw new DependencyUnavailableException(
                    "Expected at most %d parked records of %s".formatted(WAITING_AT_MOST, key),
                    new IllegalStateException("parked key is full"));
        }
        return collection
                        .updateOne(eq("_id", id(group, key)), addEachToSet("waiting", names(events)))
                        .getMatchedCount()
                == 1;
    }

    void replayed(String group, String key, List<String> positions) {
        collection.updateOne(eq("_id", id(group, key)), pullAll("waiting", positions));
    }

    void failedAgain(String group, String key, String reason) {
        collection.updateOne(eq("_id", id(group, key)), set("reason", reason));
    }

    /** Releases the key unless something waits; false when something does. */
    boolean release(String group, String key) {
        return collection
                        .deleteOne(and(eq("_id", id(group, key)), size("waiting", 0)))
                        .getDeletedCount()
                == 1;
    }

    Optional<ParkedKey> find(String group, String key) {
        return Optional.ofNullable(collection.find(eq("_id", id(group, key))).first())
                .map(ParkedKeys::read);
    }

    List<ParkedKey> list(int limit) {
        List<ParkedKey> keys = new ArrayList<>();
        for (var document : collection.find().sort(new Document("since", 1)).limit(limit)) {
            keys.add(read(document));
        }
        return keys;
    }

    private static ParkedKey read(Document document) {
        return new ParkedKey(
                document.getString("group"),
                document.getString("key"),
                document.getString("reason"),
                document.getDate("since").toInstant(),
                document.getList("waiting", String.class));
    }

    private static List<String> names(List<ReceivedEvent> events) {
        return events.stream().map(event -> name(event.position())).toList();
    }

    private static String id(String group, String key) {
        return group + "|" + key;
    }
}
