package dev.scrm.platform.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.util.List;
import org.bson.conversions.Bson;

/** Writes where somebody else may have been first, which is an answer; every other failure flies. */
public final class AlreadyThere {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private AlreadyThere() {}

    /** Inserts a document; false when one of its id, or of another unique key of it, is there already. */
    public static <T> boolean insertUnless(MongoCollection<T> collection, T document) {
        return unless(() -> collection.insertOne(document));
    }

    /**
     * Updates the document that the filter finds, or makes it; false when it is there and the filter does not find it, so that
     * the upsert tried to make it anew.
     *
     * @param filter by id, and by what else has to hold
     */
    public static <T> boolean upsertUnless(MongoCollection<T> collection, Bson filter, Bson update) {
        return unless(() -> collection.updateOne(filter, update, UPSERT));
    }

    private static boolean unless(Runnable write) {
        try {
            write.run();
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Of an unordered bulk write: nothing failed but what was there already. */
    public static void orThrow(MongoBulkWriteException e) {
        boolean failed = e.getWriteConcernError() != null
                || e.getWriteErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY);
        if (failed) {
            throw e;
        }
    }

    /** The same, and the indexes of those that were there. */
    public static List<Integer> indexes(MongoBulkWriteException e) {
        orThrow(e);
        return e.getWriteErrors().stream().map(BulkWriteError::getIndex).toList();
    }
}
