package dev.scrm.gateway;

import static dev.scrm.gateway.media.MediaFixtures.aPng;
import static dev.scrm.gateway.media.MediaFixtures.aVideo;
import static dev.scrm.gateway.media.MediaFixtures.aVoice;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.scrm.platform.test.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files from HTTP to messages. */
class MediaFlowTests extends AdministeredGateway {
    @ParameterizedTest
    @CsvSource({"image,p.png", "voice,v.amr", "video,v.mp4", "file,报价.pdf"})
    void sendsFilesOfEachKindAndUploadsThemOnce(String kind, String name) throws Exception {
        var mediaId = mediaId(keep(kind, id + name, content(kind)));
        var message = "{\"staffIds\":[\"zhao.min\"],\"%s\":{\"mediaId\":\"%s\"}}".formatted(kind, mediaId);

        send("send-app-message", message);
        assertThat(status(id)).isEqualTo("sent");
        send(id + "x", "send-app-message", message);
        assertThat(status(id + "x")).isEqualTo("sent");

        assertThat(uploads(mediaId)).hasSize(1);
        var wecomId = uploads(mediaId).getFirst().getString("wecomId");
        assertThat(Simulator.appMessages(wecomId)).hasSize(2);
    }

    @Test
    void sendsAFileOnceAlthoughTheFirstAnswersWereLost() throws Exception {
        var mediaId = mediaId(keep("image", id + ".png", content("image")));
        Simulator.fault("media/upload", "\"httpStatus\":500,\"count\":1");
        Simulator.fault("message/send", "\"drop\":true,\"afterEffect\":true,\"count\":1");

        send("send-app-message", picture(mediaId));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(Simulator.appMessages(uploads(mediaId).getFirst().getString("wecomId")))
                .hasSize(1);
    }

    @Test
    void sendsAFileOnceAlthoughTheProcessDied() throws Exception {
        var mediaId = mediaId(keep("image", id + ".png", content("image")));
        send("send-app-message", picture(mediaId));
        status(id);
        interrupted(id, "send-app-message");

        send("send-app-message", picture(mediaId));

        awaitSentAgain(id);
        assertThat(Simulator.appMessages(uploads(mediaId).getFirst().getString("wecomId")))
                .hasSize(1);
    }

    @Test
    void uploadsAnewWhatWecomForgot() throws Exception {
        var mediaId = mediaId(keep("image", id + ".png", content("image")));
        send(id + "-1", "send-app-message", picture(mediaId));
        status(id + "-1");
        var first = uploads(mediaId).getFirst().getString("wecomId");
        database.getCollection("media-uploads")
                .updateOne(
                        Filters.regex("_id", mediaId),
                        Updates.set("uploadedAt", Date.from(Instant.now().minusSeconds(600))));
        Simulator.fault("message/send", "\"errcode\":40007,\"count\":1");

        send("send-app-message", picture(mediaId));

        assertThat(status(id)).isEqualTo("sent");
        var second = uploads(mediaId).getFirst().getString("wecomId");
        assertThat(second).isNotEqualTo(first);
        assertThat(Simulator.appMessages(second)).hasSize(1);
    }

    @Test
    void greetsWithFiles() throws Exception {
        var picture = mediaId(keep("image", id + ".png", content("image")));
        var file = mediaId(keep("file", id + ".pdf", content("file")));
        var customer = Simulator.customer();

        send("send-welcome", """
                {"welcomeCode":"%s","expiresAt":"%s","text":"您好","attachments":[{"image":{"mediaId":"%s"}},
                 {"file":{"mediaId":"%s"}},{"link":{"title":"指南","url":"https://crm.example.com/g"}},
                 {"miniprogram":{"title":"商城","appId":"wx1","pagePath":"index","pictureMediaId":"%s"}}]}
                """.formatted(
                        customer.welcomeCode(), Instant.now().plusSeconds(20), picture, file, picture));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(Simulator.calls("externalcontact/send_welcome_msg", customer.welcomeCode()))
                .singleElement()
                .satisfies(call -> assertThat(call.path("body").toString())
                        .contains(uploads(picture).getFirst().getString("wecomId")));
    }

    @Test
    void letsARobotShowPicturesAndGiveFiles() throws Exception {
        Http.postJson(Simulator.url() + "/sim/v1/robots", "{\"key\":\"key-%s\"}".formatted(id));
        put("/robots/" + id, "{\"key\":\"key-%s\"}".formatted(id));
        var picture = mediaId(keep("image", id + ".png", content("image")));
        var file = mediaId(keep("file", id + ".pdf", content("file")));
        var large = mediaId(keep("image", id + "-large.png", aPng(2 * 1024 * 1024 + 1)));

        say(id + "-1", "image", picture);
        say(id + "-2", "file", file);
        say(id + "-3", "image", large);

        assertThat(status(id + "-1")).isEqualTo("sent");
        assertThat(status(id + "-2")).isEqualTo("sent");
        assertThat(reason(id + "-3")).isEqualTo("media-too-large");
        assertThat(uploads(picture)).isEmpty();
        assertThat(uploads(file).getFirst().getString("_id")).endsWith("robot-" + id);
    }

    @Test
    void refusesFilesThatAreNotThereOrSomethingElse() throws Exception {
        var file = mediaId(keep("file", id + ".pdf", content("file")));

        send(id + "-1", "send-app-message", picture("nothing"));
        send(id + "-2", "send-app-message", picture(file));

        assertThat(reason(id + "-1")).isEqualTo("media-unknown");
        assertThat(reason(id + "-2")).isEqualTo("media-kind-wrong");
        assertThat(uploads(file)).isEmpty();
    }

    @Test
    void keepsTheSameFileOnceAndShowsItToItsCorpOnly() throws Exception {
        var first = keep("file", id + ".pdf", content("file"));
        assertThat(first.path("fileName").asString()).isEqualTo(id + ".pdf");
        assertThat(mediaId(keep("file", id + ".pdf", content("file")))).isEqualTo(mediaId(first));

        var path = url("/api/v1/media/" + mediaId(first));
        assertThat(Http.get(path, TestTokens.admin()).json().path("kind").asString())
                .isEqualTo("file");
        assertThat(Http.get(path, TestTokens.token("other", "a", "all", "admin"))
                        .code())
                .isEqualTo("media-unknown");
    }

    @Test
    void refusesWhatItCannotKeepWithACode() throws Exception {
        assertThat(keep("image", "a.png", content("file")).path("code").asString())
                .isEqualTo("media-type-wrong");
        assertThat(keep("poster", "a.png", content("image")).path("code").asString())
                .isEqualTo("media-kind-unknown");
        assertThat(keep("voice", "a.amr", aVoice(3 * 1024 * 1024)).path("code").asString())
                .isEqualTo("media-too-large");
        assertThat(keep("file", "a.bin", new byte[20 * 1024 * 1024 + 1])
                        .path("code")
                        .asString())
                .isEqualTo("body-too-large");
        var auditor = TestTokens.token(CORP, "audit", "all", "auditor");
        assertThat(post(auditor, "image", "a.png", content("image"))
                        .path("code")
                        .asString())
                .isEqualTo("forbidden");
    }

    private byte[] content(String kind) {
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

    private JsonNode keep(String kind, String name, byte[] bytes) throws Exception {
        return post(TestTokens.admin(), kind, name, bytes);
    }

    private JsonNode post(String token, String kind, String name, byte[] bytes) throws Exception {
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

    private static String mediaId(JsonNode kept) {
        assertThat(kept.path("mediaId").asString("")).as(kept.toString()).isNotEmpty();
        return kept.path("mediaId").asString();
    }

    private List<org.bson.Document> uploads(String mediaId) {
        return database.getCollection("media-uploads")
                .find(Filters.regex("_id", mediaId))
                .into(new java.util.ArrayList<>());
    }

    private static String picture(String mediaId) {
        return "{\"staffIds\":[\"zhao.min\"],\"image\":{\"mediaId\":\"%s\"}}".formatted(mediaId);
    }

    private void say(String commandId, String kind, String mediaId) {
        send(
                commandId,
                "send-robot-message",
                "{\"robotId\":\"%s\",\"%s\":{\"mediaId\":\"%s\"}}".formatted(id, kind, mediaId));
    }
}
