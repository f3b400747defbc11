package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Blank;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.platform.test.GoldenSample;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaContentsTests {
    private static final Blank.File PICTURE = Blank.File.of("m1", MediaKind.IMAGE);

    @Test
    void leavesTheIdsOfFilesBlank() {
        var video = body("send-app-message", "{\"staffIds\":[\"a\"],\"video\":{\"mediaId\":\"m2\",\"title\":\"t\"}}");
        assertThat(video)
                .containsEntry("video", Map.of("media_id", Blank.File.of("m2", MediaKind.VIDEO), "title", "t"));

        var picture = body("send-robot-message", "{\"robotId\":\"r\",\"image\":{\"mediaId\":\"m1\"}}");
        assertThat(picture)
                .containsEntry(
                        "image",
                        Map.of(
                                "base64", new Blank.Picture("m1", Blank.Picture.Form.BASE64),
                                "md5", new Blank.Picture("m1", Blank.Picture.Form.MD5)));
    }

    @Test
    void greetsWithAttachmentsAndWithoutAText() {
        var body = body("send-welcome", """
                {"welcomeCode":"W","attachments":[{"image":{"mediaId":"m1"}},
                 {"link":{"title":"t","url":"u","description":"d","pictureUrl":"p"}},
                 {"miniprogram":{"title":"t","appId":"wx1","pagePath":"p","pictureMediaId":"m1"}}]}
                """);

        assertThat(body)
                .doesNotContainKey("text")
                .containsEntry(
                        "attachments",
                        List.of(
                                Map.of("msgtype", "image", "image", Map.of("media_id", PICTURE)),
                                Map.of(
                                        "msgtype",
                                        "link",
                                        "link",
                                        Map.of("title", "t", "url", "u", "desc", "d", "picurl", "p")),
                                Map.of(
                                        "msgtype",
                                        "miniprogram",
                                        "miniprogram",
                                        Map.of("title", "t", "appid", "wx1", "page", "p", "pic_media_id", PICTURE))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "send-app-message;{\"staffIds\":[\"a\"],\"image\":{}};media-missing",
                "send-app-message;{\"staffIds\":[\"a\"],\"voice\":{\"mediaId\":\"m\"},\"confidential\":true};confidential-impossible",
                "send-robot-message;{\"robotId\":\"r\",\"file\":{\"mediaId\":\" \"}};media-missing",
                "send-welcome;{\"welcomeCode\":\"W\",\"attachments\":[]};text-missing",
                "send-welcome;{\"welcomeCode\":\"W\",\"attachments\":[{}]};attachment-ambiguous",
                "send-welcome;{\"welcomeCode\":\"W\",\"attachments\":[{\"image\":{\"mediaId\":\"m\"},\"file\":{\"mediaId\":\"m\"}}]};attachment-ambiguous",
                "send-welcome;{\"welcomeCode\":\"W\",\"attachments\":[{\"link\":{\"title\":\"t\"}}]};url-missing",
                "send-welcome;{\"welcomeCode\":\"W\",\"attachments\":[{\"miniprogram\":{\"title\":\"t\"}}]};media-missing"
            })
    void refusesFilesThatCannotBeSent(String name, String json, String reason) {
        assertThat(((Command.Malformed) read(name, json)).reason().code()).isEqualTo(reason);
    }

    @Test
    void greetsWithNineAttachmentsAtMost() {
        var ten = IntStream.range(0, 10)
                .mapToObj(_ -> "{\"image\":{\"mediaId\":\"m\"}}")
                .collect(Collectors.joining(","));

        var command = read("send-welcome", "{\"welcomeCode\":\"W\",\"attachments\":[%s]}".formatted(ten));

        assertThat(((Command.Malformed) command).reason().code()).isEqualTo("attachments-out-of-range");
    }

    private static Map<String, Object> body(String name, String json) {
        return ((Command.Post) read(name, json)).request().body();
    }

    private static Command read(String name, String json) {
        return new CommandReader()
                .read(GoldenSample.envelope("scrm.wecom." + name + ".v1", "c-1", json.getBytes(UTF_8)), "key");
    }
}
