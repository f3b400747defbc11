package dev.scrm.gateway.media.mongo;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import dev.scrm.gateway.media.MediaFile;
import dev.scrm.gateway.media.MediaFiles;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.platform.mongo.Indexed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * A document a file, its bytes in others, all of which expire by themselves. The bytes go first: a file that is there has
 * all of them, and what a process left behind that died in between expires like everything else.
 */
final class MongoMediaFiles implements MediaFiles, Indexed {
    private static final int CHUNK_BYTES = 768 * 1024;

    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;
    private final Clock clock;

    MongoMediaFiles(MongoDatabase database, Clock clock) {
        this.files = database.getCollection("media").withWriteConcern(WriteConcern.MAJORITY);
        this.chunks = database.getCollection("media-chunks").withWriteConcern(WriteConcern.MAJORITY);
        this.clock = clock;
    }

    @Override
    public void createIndexes() {
        files.createIndex(ascending("corp"));
        files.createIndex(ascending("expiresAt"));
        chunks.createIndex(ascending("expiresAt"));
    }

    @Override
    public Optional<MediaFile> find(String corpId, String mediaId) {
        var wanted =
                and(eq("_id", corpId + ":" + mediaId), eq("corp", corpId), gt("expiresAt", Date.from(clock.instant())));
        return Optional.ofNullable(files.find(wanted).first()).map(MongoMediaFiles::file);
    }

    @Override
    public byte[] content(MediaFile file) {
        var bytes = new ByteArrayOutputStream((int) file.size());
        for (int i = 0; (long) i * CHUNK_BYTES < file.size(); i++) {
            var chunk = chunks.find(eq("_id", chunkId(file, i))).first();
            if (chunk == null) {
                throw new IllegalStateException("Expected part %d of file %s".formatted(i, file.mediaId()));
            }
            bytes.writeBytes(chunk.get("data", Binary.class).getData());
        }
        return bytes.toByteArray();
    }

    @Override
    public void keep(MediaFile file, InputStream content) throws IOException {
        var expiresAt = Date.from(file.expiresAt());
        var upsert = new ReplaceOptions().upsert(true);
        int i = 0;
        for (var part = content.readNBytes(CHUNK_BYTES); part.length > 0; part = content.readNBytes(CHUNK_BYTES)) {
            var id = chunkId(file, i++);
            var chunk = new Document("_id", id)
                    .append("corp", file.corpId())
                    .append("data", new Binary(part))
                    .append("expiresAt", expiresAt);
            chunks.replaceOne(eq("_id", id), chunk, upsert);
        }
        var id = file.corpId() + ":" + file.mediaId();
        var document = new Document("_id", id)
                .append("corp", file.corpId())
                .append("mediaId", file.mediaId())
                .append("kind", file.kind().word())
                .append("fileName", file.fileName())
                .append("size", file.size())
                .append("expiresAt", expiresAt);
        files.replaceOne(eq("_id", id), document, upsert);
    }

    @Override
    public long bytesOf(String corpId) {
        var total = files.aggregate(List.of(match(eq("corp", corpId)), group(null, sum("bytes", "$size"))))
                .first();
        return total == null ? 0 : total.get("bytes", Number.class).longValue();
    }

    @Override
    public void forgetExpired(Instant now) {
        var expired = lte("expiresAt", Date.from(now));
        files.deleteMany(expired);
        chunks.deleteMany(expired);
    }

    private static String chunkId(MediaFile file, int i) {
        return "%s:%s:%d".formatted(file.corpId(), file.mediaId(), i);
    }

    private static MediaFile file(Document document) {
        return new MediaFile(
                document.getString("corp"),
                document.getString("mediaId"),
                MediaKind.of(document.getString("kind")).orElseThrow(),
                document.getString("fileName"),
                document.getLong("size"),
                document.getDate("expiresAt").toInstant());
    }
}
