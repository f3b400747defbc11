package dev.scrm.ticket.ticket.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static java.util.Objects.requireNonNull;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.scrm.ticket.ticket.NumberBlocks;
import org.bson.BsonDocument;
import org.springframework.stereotype.Component;

/** One counter a corp, moved by whole blocks. */
@Component
class MongoNumberBlocks implements NumberBlocks {
    private final MongoCollection<BsonDocument> counters;

    MongoNumberBlocks(MongoDatabase database) {
        this.counters = database.getCollection("counters", BsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public long take(String corpId, int size) {
        try {
            return move(corpId, size);
        } catch (MongoCommandException e) {
            if (ErrorCategory.fromErrorCode(e.getErrorCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return move(corpId, size); // Another replica made the corp's counter in this very moment.
        }
    }

    private long move(String corpId, int size) {
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        var counter = requireNonNull(counters.findOneAndUpdate(eq(corpId), inc("last", (long) size), options));
        return counter.getNumber("last").longValue() - size + 1;
    }
}
