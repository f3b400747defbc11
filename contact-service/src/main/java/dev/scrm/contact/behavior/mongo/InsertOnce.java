package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import dev.scrm.platform.mongo.AlreadyThere;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Inserts each document once. One that is there from the same place of the intake was put there by a try that did not come to
 * its end; from another place it is a repetition.
 */
final class InsertOnce {
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private InsertOnce() {}

    /**
     * What was there.
     *
     * @param there ids of those that were there before, from wherever
     * @param repetitions ids of those among them that came from another place
     */
    record Found(Set<String> there, Set<String> repetitions) {}

    static <T> Found insert(
            MongoCollection<T> collection, List<T> documents, Function<T, String> id, Function<T, String> position) {
        try {
            collection.insertMany(documents, UNORDERED);
            return new Found(Set.of(), Set.of());
        } catch (MongoBulkWriteException e) {
            var there = AlreadyThere.indexes(e).stream().map(documents::get).collect(Collectors.toMap(id, position));
            return new Found(there.keySet(), repetitions(collection, there));
        }
    }

    private static Set<String> repetitions(MongoCollection<?> collection, Map<String, String> positions) {
        var repetitions = new HashSet<>(positions.keySet());
        positions(collection, positions.keySet()).forEach((id, position) -> {
            if (position.equals(positions.get(id))) {
                repetitions.remove(id);
            }
        });
        return repetitions;
    }

    /** Where those of these ids that are there stood in the intake, as text. */
    static Map<String, String> positions(MongoCollection<?> collection, Collection<String> ids) {
        Map<String, String> positions = new HashMap<>();
        for (var document : collection
                .withDocumentClass(Document.class)
                .find(in("_id", ids))
                .projection(include("position"))) {
            positions.put(document.getString("_id"), document.getString("position"));
        }
        return positions;
    }
}
