package dev.scrm.contact.erasure.mongo;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A walk through what there is of somebody: the same both times, so that what is counted is what goes. */
enum Pass {
    /** Nothing goes. */
    COUNT {
        @Override
        long over(MongoCollection<Document> collection, Bson which) {
            return collection.countDocuments(which);
        }
    },

    /** What is found goes. */
    ERASE {
        @Override
        long over(MongoCollection<Document> collection, Bson which) {
            return collection.deleteMany(which).getDeletedCount();
        }
    };

    /** How many documents there are, or were. */
    abstract long over(MongoCollection<Document> collection, Bson which);
}
