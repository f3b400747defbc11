package dev.scrm.gateway.service.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import dev.scrm.gateway.service.ServiceCursors;
import java.util.Optional;
import org.bson.Document;

/** One small document an account. */
final class MongoServiceCursors implements ServiceCursors {
    private final MongoCollection<Document> collection;

    MongoServiceCursors(MongoDatabase database) {
        this.collection = database.getCollection("service-cursors").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public Optional<String> find(String corpId, String openKfId) {
        return Optional.ofNullable(
                        collection.find(eq("_id", corpId + ":" + openKfId)).first())
                .map(document -> document.getString("cursor"));
    }

    @Override
    public void save(String corpId, String openKfId, String cursor) {
        collection.updateOne(
                eq("_id", corpId + ":" + openKfId),
                combine(set("corp", corpId), set("cursor", cursor)),
                new UpdateOptions().upsert(true));
    }
}
