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

    /** Looks first: of a batch in which one is there already a server may insert all others one after the other. */
    static <T> Found insert(
            MongoCollection<T> collection, List<T> documents, Function<T, String> id, Function<T, String> position) {
        var known = positions(collection, documents.stream().map(id).toList());
        var there = documents.stream()
                .filter(document -> known.containsKey(id.apply(document)))
                .collect(Collectors.toMap(id, position));
        var repetitions = repetitions(there, known);
        insert(
                        collection,
                        documents.stream()
                                .filter(document -> !known.containsKey(id.apply(document)))
                                .toList())
                .forEach(document -> there.put(id.apply(document), position.apply(document)));
        var meanwhile = new HashMap<>(there);
        meanwhile.keySet().removeAll(known.keySet());
        if (!meanwhile.isEmpty()) {
            repetitions.addAll(repetitions(meanwhile, positions(collection, meanwhile.keySet())));
        }
        return new Found(there.keySet(), repetitions);
    }

    /** @return those that somebody else has inserted since they were looked for */
    private static <T> List<T> insert(MongoCollection<T> collection, List<T> documents) {
        if (documents.isEmpty()) {
            return List.of();
        }
        try {
            collection.insertMany(documents, UNORDERED);
            return List.of();
        } catch (MongoBulkWriteException e) {
            return AlreadyThere.indexes(e).stream().map(documents::get).toList();
        }
    }

    private static Set<String> repetitions(Map<String, String> told, Map<String, String> known) {
        Set<String> repetitions = new HashSet<>();
        told.forEach((id, position) -> {
            if (!position.equals(known.get(id))) {
                repetitions.add(id);
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
