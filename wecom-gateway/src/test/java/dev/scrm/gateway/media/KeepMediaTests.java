package dev.scrm.gateway.media;

import static dev.scrm.gateway.media.MediaFixtures.CORP;
import static dev.scrm.gateway.media.MediaFixtures.aPng;
import static dev.scrm.gateway.media.MediaFixtures.aVideo;
import static dev.scrm.gateway.media.MediaFixtures.aVoice;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scrm.platform.test.MutableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepMediaTests {
    private static final int QUOTA = 30 * 1024 * 1024;

    private final MutableClock clock = MutableClock.at("2026-11-21T12:00:00Z");
    private final InMemoryMediaFiles files = new InMemoryMediaFiles(clock);
    private final KeepMedia keepMedia = new KeepMedia(files, Duration.ofDays(90), QUOTA, clock);

    @Test
    void keepsAFileAsWhatItHolds() throws IOException {
        var picture = keep(MediaKind.IMAGE, "海报.png", aPng(100));
        var voice = keep(MediaKind.VOICE, "留言", aVoice(100));
        var video = keep(MediaKind.VIDEO, "介绍.mp4", aVideo(100));
        var file = keep(MediaKind.FILE, "报价.pdf", "%PDF-1.7".getBytes(UTF_8));

        assertThat(picture.fileName()).isEqualTo("海报.png");
        assertThat(voice.fileName()).isEqualTo("留言.amr");
        assertThat(video.kind()).isEqualTo(MediaKind.VIDEO);
        assertThat(files.content(file)).asString(UTF_8).isEqualTo("%PDF-1.7");
        assertThat(file.expiresAt()).isEqualTo("2027-02-19T12:00:00Z");
    }

    @Test
    void keepsTheSameFileOnceAndLonger() throws IOException {
        var first = keep(MediaKind.IMAGE, "海报.png", aPng(100));
        clock.advance(Duration.ofDays(1));
        var again = keep(MediaKind.IMAGE, "海报.png", aPng(100));
        var renamed = keep(MediaKind.IMAGE, "另一张.png", aPng(100));

        assertThat(again.mediaId()).isEqualTo(first.mediaId()).isNotEqualTo(renamed.mediaId());
        assertThat(again.expiresAt()).isEqualTo(first.expiresAt().plus(Duration.ofDays(1)));
        assertThat(files.bytesOf(CORP)).isEqualTo(200);
    }

    @Test
    void refusesWhatWecomWouldNotTake() {
        assertThat(refused(MediaKind.IMAGE, "a.png", "GIF89a....".getBytes(UTF_8)))
                .isEqualTo("media-type-wrong");
        assertThat(refused(MediaKind.VOICE, "a.amr", aPng(100))).isEqualTo("media-type-wrong");
        assertThat(refused(MediaKind.VIDEO, "a.mp4", aVoice(100))).isEqualTo("media-type-wrong");
        assertThat(refused(MediaKind.FILE, "a.txt", new byte[5])).isEqualTo("media-too-small");
        assertThat(refused(MediaKind.IMAGE, "a.png", aPng(10 * 1024 * 1024 + 1)))
                .isEqualTo("media-too-large");
        assertThat(refused(MediaKind.VOICE, "a.amr", aVoice(2 * 1024 * 1024 + 1)))
                .isEqualTo("media-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b.png", "a/b.png", "a\\b.png", "a\nb.png"})
    void refusesNamesThatWouldBreakOut(String name) {
        assertThat(refused(MediaKind.IMAGE, name, aPng(100))).isEqualTo("media-name-invalid");
        assertThat(refused(MediaKind.IMAGE, "a".repeat(129), aPng(100))).isEqualTo("media-name-invalid");
    }

    @Test
    void refusesMoreThanTheCorpMayHave() throws IOException {
        keep(MediaKind.FILE, "a.bin", new byte[20 * 1024 * 1024]);

        assertThat(refused(MediaKind.FILE, "b.bin", new byte[20 * 1024 * 1024])).isEqualTo("media-quota-exceeded");
        assertThat(keep(MediaKind.FILE, "a.bin", new byte[20 * 1024 * 1024])).isNotNull();
    }

    private String refused(MediaKind kind, String name, byte[] bytes) {
        return catchThrowableOfType(MediaRefused.class, () -> keep(kind, name, bytes))
                .code();
    }

    private MediaFile keep(MediaKind kind, String name, byte[] bytes) throws IOException {
        return keepMedia.keep(CORP, kind, name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
