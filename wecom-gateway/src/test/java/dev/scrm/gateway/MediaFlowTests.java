package dev.scrm.gateway;

import static dev.scrm.gateway.media.MediaFixtures.aPng;
import static dev.scrm.gateway.media.MediaFixtures.aVoice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.TestTokens;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files from HTTP to what staff, groups and new customers get. */
class MediaFlowTests extends MediaFlow {
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
        wecomForgot(mediaId, "message");

        send("send-app-message", picture(mediaId));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(wecomId(mediaId)).isNotEqualTo(FORGOTTEN);
        assertThat(Simulator.appMessages(wecomId(mediaId))).hasSize(1);
    }

    @Test
    void showsArticlesWithTheirPictures() throws Exception {
        var picture = mediaId(keep("image", id + ".png", content("image")));

        send("send-app-message", """
                {"staffIds":["zhao.min"],"insideOnly":true,"mpnews":{"articles":[
                 {"title":"周报","pictureMediaId":"%s","content":"<p>本周</p>"}]}}""".formatted(picture));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(Simulator.appMessages(wecomId(picture))).hasSize(1);
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
    void putsAPictureBesideTheNotesAboutACustomer() throws Exception {
        var picture = mediaId(keep("image", id + ".png", content("image")));
        var customer = Simulator.customer();

        send("remark-contact", """
                {"staffId":"lin.wei","externalUserId":"%s","image":{"mediaId":"%s"}}""".formatted(customer.externalUserId(), picture));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(Simulator.effects("externalcontact/remark", "lin.wei/" + customer.externalUserId()))
                .isEqualTo(1);
    }

    @Test
    void letsARobotShowPicturesGiveFilesAndSpeak() throws Exception {
        Http.postJson(Simulator.url() + "/sim/v1/robots", "{\"key\":\"key-%s\"}".formatted(id));
        put("/robots/" + id, "{\"key\":\"key-%s\"}".formatted(id));
        var picture = mediaId(keep("image", id + ".png", content("image")));
        var file = mediaId(keep("file", id + ".pdf", content("file")));
        var voice = mediaId(keep("voice", id + ".amr", content("voice")));
        var large = mediaId(keep("image", id + "-large.png", aPng(2 * 1024 * 1024 + 1)));

        say(id + "-1", "image", picture);
        say(id + "-2", "file", file);
        say(id + "-3", "image", large);
        say(id + "-4", "voice", voice);
        send(id + "-5", "send-robot-message", """
                {"robotId":"%s","templateCard":{"cardType":"text_notice","mainTitle":{"title":"报价"},
                 "horizontalContentList":[{"name":"附件","value":"报价.pdf","mediaId":"%s"}],
                 "cardAction":{"url":"https://crm.example.com/q"}}}""".formatted(id, file));

        assertThat(status(id + "-1")).isEqualTo("sent");
        assertThat(status(id + "-2")).isEqualTo("sent");
        assertThat(reason(id + "-3")).isEqualTo("media-too-large");
        assertThat(status(id + "-4")).isEqualTo("sent");
        assertThat(status(id + "-5")).isEqualTo("sent");
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
