package dev.scrm.gateway.media.mongo;

import static dev.scrm.gateway.media.MediaFixtures.CORP;
import static dev.scrm.gateway.media.MediaFixtures.aVideo;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.media.MediaFile;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.gateway.media.Upload;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

class MongoMediaTests {
    private static final int SIZE = 2 * 768 * 1024 + 5;

    private final MutableClock clock = MutableClock.at("2026-11-21T12:00:00Z");
    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private final MongoMediaFiles files = new MongoMediaFiles(database, clock);
    private final MongoUploads uploads = new MongoUploads(database);

    @Test
    void keepsAFileInPartsThatStoresTake() throws IOException {
        var file = keep("m1", clock.instant().plusSeconds(60));

        assertThat(files.find(CORP, "m1")).contains(file);
        assertThat(files.content(file)).isEqualTo(bytes());
        assertThat(database.getCollection("media-chunks").find())
                .hasSize(3)
                .allSatisfy(chunk ->
                        assertThat(chunk.get("data", Binary.class).length()).isLessThan(1024 * 1024));
    }

    @Test
    void showsNoCorpTheFileOfAnother() throws IOException {
        keep("m1", clock.instant().plusSeconds(60));

        assertThat(files.find("wwOther", "m1")).isEmpty();
        assertThat(files.bytesOf("wwOther")).isZero();
        assertThat(files.bytesOf(CORP)).isEqualTo(SIZE);
    }

    @Test
    void forgetsAFileWhenItsTimeIsOverUnlessItWasKeptAgain() throws IOException {
        keep("m1", clock.instant().plusSeconds(60));
        keep("m2", clock.instant().plusSeconds(60));
        var kept = keep("m2", clock.instant().plusSeconds(3600));
        clock.advance(Duration.ofSeconds(60));
        assertThat(files.find(CORP, "m1")).isEmpty();

        files.forgetExpired(clock.instant());

        assertThat(files.content(kept)).isEqualTo(bytes());
        assertThat(database.getCollection("media").countDocuments()).isEqualTo(1);
        assertThat(database.getCollection("media-chunks").countDocuments()).isEqualTo(3);
    }

    @Test
    void knowsUploadsUntilTheyAreForgotten() {
        var now = Instant.parse("2026-11-21T12:00:00Z");
        var upload = new Upload("WM-1", now, now.plusSeconds(60), null);
        uploads.save(CORP, "k1", upload);
        uploads.save(CORP, "k2", new Upload("WM-2", now, now.plusSeconds(60), now));

        assertThat(uploads.find("k1")).contains(upload);
        assertThat(uploads.find("k2").orElseThrow().replacedAt()).isEqualTo(now);
        uploads.end("k1");
        assertThat(uploads.find("k1").orElseThrow().usableUntil()).isEqualTo(Instant.EPOCH);
        uploads.forgetUploadedBefore(now.plusSeconds(1));
        assertThat(database.getCollection("media-uploads").find(new Document())).isEmpty();
    }

    private MediaFile keep(String mediaId, Instant expiresAt) throws IOException {
        var file = new MediaFile(CORP, mediaId, MediaKind.VIDEO, "介绍.mp4", SIZE, expiresAt);
        files.keep(file, new ByteArrayInputStream(bytes()));
        return file;
    }

    private static byte[] bytes() {
        var bytes = aVideo(SIZE);
        bytes[SIZE - 1] = 7;
        return bytes;
    }
}
