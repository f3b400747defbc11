package dev.scrm.gateway;

import static dev.scrm.gateway.media.MediaFixtures.aPng;
import static dev.scrm.gateway.media.MediaFixtures.aVideo;
import static dev.scrm.gateway.media.MediaFixtures.aVoice;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.scrm.platform.test.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway that keeps files, and commands that name them. */
abstract class MediaFlow extends AdministeredGateway {
    /** WeCom's id of a file that it does not know any more. */
    static final String FORGOTTEN = "3MediaFORGOTTEN";

    byte[] content(String kind) {
        var bytes =
                switch (kind) {
                    case "image" -> aPng(2_000);
                    case "voice" -> aVoice(2_000);
                    case "video" -> aVideo(2_000_000);
                    default -> Arrays.copyOf("%PDF-1.7 ".getBytes(UTF_8), 1_000_000);
                };
        System.arraycopy(id.getBytes(UTF_8), 0, bytes, 100, id.length());
        return bytes;
    }

    JsonNode keep(String kind, String name, byte[] bytes) throws Exception {
        return post(TestTokens.admin(), kind, name, bytes);
    }

    JsonNode post(String token, String kind, String name, byte[] bytes) throws Exception {
        var head = "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n%s\r\n".formatted(kind)
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n".formatted(name);
        var body = BodyPublishers.ofByteArrays(List.of(head.getBytes(UTF_8), bytes, "\r\n--b--\r\n".getBytes(UTF_8)));
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(url("/api/v1/media")))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "multipart/form-data; boundary=b")
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body());
        }
    }

    static String mediaId(JsonNode kept) {
        assertThat(kept.path("mediaId").asString("")).as(kept.toString()).isNotEmpty();
        return kept.path("mediaId").asString();
    }

    List<Document> uploads(String mediaId) {
        return database.getCollection("media-uploads")
                .find(Filters.regex("_id", mediaId))
                .into(new ArrayList<>());
    }

    /** WeCom's id of the only upload of a file. */
    String wecomId(String mediaId) {
        assertThat(uploads(mediaId)).hasSize(1);
        return uploads(mediaId).getFirst().getString("wecomId");
    }

    /**
     * WeCom does not know the upload of a file any more. What was uploaded just now and is refused would be refused again, so
     * this one is some minutes old.
     */
    void wecomForgot(String mediaId, String place) {
        var key = new Document("_id", CORP + ":" + mediaId + ":" + place);
        database.getCollection("media-uploads")
                .replaceOne(
                        key,
                        new Document(key)
                                .append("corp", CORP)
                                .append("wecomId", FORGOTTEN)
                                .append("uploadedAt", Date.from(Instant.now().minusSeconds(600)))
                                .append("usableUntil", Date.from(Instant.now().plusSeconds(600))),
                        new ReplaceOptions().upsert(true));
    }
}
