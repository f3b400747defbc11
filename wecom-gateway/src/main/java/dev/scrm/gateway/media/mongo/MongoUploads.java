package dev.scrm.gateway.media.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import dev.scrm.gateway.media.Upload;
import dev.scrm.gateway.media.Uploads;
import dev.scrm.platform.mongo.Indexed;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** A document an upload. */
final class MongoUploads implements Uploads, Indexed {
    private final MongoCollection<Document> uploads;

    MongoUploads(MongoDatabase database) {
        this.uploads = database.getCollection("media-uploads");
    }

    @Override
    public void createIndexes() {
        uploads.createIndex(ascending("uploadedAt"));
    }

    @Override
    public Optional<Upload> find(String key) {
        return Optional.ofNullable(uploads.find(eq("_id", key)).first()).map(MongoUploads::upload);
    }

    @Override
    public void save(String corpId, String key, Upload upload) {
        var document = new Document("_id", key)
                .append("corp", corpId)
                .append("wecomId", upload.wecomId())
                .append("uploadedAt", Date.from(upload.uploadedAt()))
                .append("usableUntil", Date.from(upload.usableUntil()));
        if (upload.replacedAt() != null) {
            document.append("replacedAt", Date.from(upload.replacedAt()));
        }
        uploads.replaceOne(eq("_id", key), document, new ReplaceOptions().upsert(true));
    }

    @Override
    public void end(String key) {
        uploads.updateOne(eq("_id", key), set("usableUntil", Date.from(Instant.EPOCH)));
    }

    @Override
    public void forgetUploadedBefore(Instant time) {
        uploads.deleteMany(lt("uploadedAt", Date.from(time)));
    }

    private static Upload upload(Document document) {
        var replacedAt = document.getDate("replacedAt");
        return new Upload(
                document.getString("wecomId"),
                document.getDate("uploadedAt").toInstant(),
                document.getDate("usableUntil").toInstant(),
                replacedAt == null ? null : replacedAt.toInstant());
    }
}
