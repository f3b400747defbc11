package dev.scrm.gateway.reconciliation.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.max;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.reconciliation.CallbackPositions;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** One document a partition. A replica that was slower takes nothing back. */
final class MongoCallbackPositions implements CallbackPositions {
    private final MongoCollection<Document> positions;

    MongoCallbackPositions(MongoDatabase database) {
        this.positions = database.getCollection("callback-positions").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public Map<Integer, Long> find() {
        Map<Integer, Long> found = new HashMap<>();
        positions.find().forEach(document -> found.put(document.getInteger("_id"), document.getLong("offset")));
        return found;
    }

    @Override
    public void save(Map<Integer, Long> nextOffsets) {
        positions.bulkWrite(
                nextOffsets.entrySet().stream()
                        .map(next -> new UpdateOneModel<Document>(
                                eq("_id", next.getKey()),
                                max("offset", next.getValue()),
                                new UpdateOptions().upsert(true)))
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }
}
