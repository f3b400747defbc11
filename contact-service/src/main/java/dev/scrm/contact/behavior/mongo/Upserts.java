package dev.scrm.contact.behavior.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.platform.mongo.AlreadyThere;
import java.util.Comparator;
import java.util.List;
import org.bson.conversions.Bson;

/** Changes documents with one write, and makes those that are not there. */
final class Upserts {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private Upserts() {}

    /** A change of the document of an id. */
    record Upsert(String id, Bson change) {}

    /** In the order of ids, as everywhere, so that two writers never wait for each other. */
    static void write(MongoCollection<?> collection, List<Upsert> upserts) {
        if (upserts.isEmpty()) {
            return;
        }
        var ordered = upserts.stream().sorted(Comparator.comparing(Upsert::id)).toList();
        try {
            bulkWrite(collection, ordered);
        } catch (MongoBulkWriteException e) {
            // Somebody else made it at the same moment: it is there now, to be changed.
            bulkWrite(
                    collection,
                    AlreadyThere.indexes(e).stream().map(ordered::get).toList());
        }
    }

    private static <T> void bulkWrite(MongoCollection<T> collection, List<Upsert> upserts) {
        collection.bulkWrite(
                upserts.stream()
                        .map(upsert -> new UpdateOneModel<T>(eq("_id", upsert.id()), upsert.change(), UPSERT))
                        .toList(),
                UNORDERED);
    }
}
