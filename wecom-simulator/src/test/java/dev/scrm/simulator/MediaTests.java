package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTests extends PlatformTests {
    private static final byte[] HUNDRED = "0123456789".repeat(10).getBytes(StandardCharsets.US_ASCII);

    @Test
    void givesBackWhatItWasGiven() {
        var id = upload("image", "照片.png", HUNDRED).text("media_id");

        var got = platform.download(path(id));

        assertThat(got.body()).isEqualTo(HUNDRED);
        assertThat(got.headers().firstValue("Content-Disposition")).isPresent();
    }

    @Test
    void givesPartsInMultiplesOfSixteen() {
        var path = path(upload("file", "a.txt", HUNDRED).text("media_id"));

        var part = platform.download(path, "Range", "bytes=16-31");
        var end = platform.download(path, "Range", "bytes=96-");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), StandardCharsets.US_ASCII)).isEqualTo("6789012345678901");
        assertThat(end.body()).hasSize(4);
        assertThat(text(platform.download(path, "Range", "bytes=1-31").body())).contains("40146");
    }

    @Test
    void forgetsAFileAfterThreeDays() {
        var id = upload("file", "a.txt", HUNDRED).text("media_id");

        platform.advance(Duration.ofDays(3));

        var gone = platform.download(path(id));
        assertThat(gone.statusCode()).isEqualTo(200);
        assertThat(text(gone.body())).contains("40007");
    }

    @Test
    void tellsTheTimeAsATextAndOfAttachmentsAsANumber() {
        var token = platform.token();
        var attachment = platform.upload(
                "/cgi-bin/media/upload_attachment?media_type=image&attachment_type=1&access_token=" + token,
                "a.png",
                HUNDRED);

        assertThat(upload("file", "a.txt", HUNDRED).body().path("created_at").isString())
                .isTrue();
        assertThat(attachment.body().path("created_at").isNumber()).isTrue();
        assertThat(text(platform.download(path(attachment.text("media_id"))).body()))
                .contains("40007");
    }

    @Test
    void keepsPicturesByUrl() {
        assertThat(platform.upload("/cgi-bin/media/uploadimg?access_token=" + platform.token(), "a.png", HUNDRED)
                        .text("url"))
                .startsWith("https://");
    }

    @ParameterizedTest
    @CsvSource({
        "image, a.gif, 100, 40004",
        "voice, a.mp3, 100, 40004",
        "song, a.mp3, 100, 40005",
        "file, a.txt, 5, 40006",
        "file, a.txt, 0, 44001",
        "image, a.png, 10485761, 40009",
        "voice, a.amr, 2097153, 45001",
        "video, a.mp4, 10485761, 40011",
        "file, a.txt, 20971521, 45001",
        "file, a.txt, 20971520, 0"
    })
    void refusesWhatItCannotTake(String type, String fileName, int length, int errcode) {
        assertThat(upload(type, fileName, new byte[length]).errcode()).isEqualTo(errcode);
    }

    private TestPlatform.Answer upload(String type, String fileName, byte[] content) {
        return platform.upload(
                "/cgi-bin/media/upload?type=" + type + "&access_token=" + platform.token(), fileName, content);
    }

    private String path(String mediaId) {
        return "/cgi-bin/media/get?access_token=" + platform.token() + "&media_id=" + mediaId;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
