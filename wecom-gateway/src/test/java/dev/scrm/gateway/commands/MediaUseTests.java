package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.head;
import static dev.scrm.gateway.media.MediaFixtures.aPicture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.media.InMemoryMediaFiles;
import dev.scrm.gateway.media.InMemoryUploads;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.gateway.wecom.Reply.Cause;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaUseTests {
    private static final App APP = new OneCorp(CORP).find(CORP).orElseThrow().firstApp();
    private static final Blank.File PICTURE = Blank.File.of("picture", MediaKind.IMAGE);

    private final MutableClock clock = MutableClock.at(NOON);
    private final InMemoryMediaFiles files = new InMemoryMediaFiles(clock);
    private final FakeWecom wecom = new FakeWecom();
    private final MediaUse media = MediaUses.of(files, new InMemoryUploads(), wecom, clock);

    @BeforeEach
    void keep() {
        aPicture(files, NOON.plus(Duration.ofDays(90)));
    }

    @Test
    void namesTheFileAsWecomDoes() {
        assertThat(media.id(PICTURE, message(Tried.NOTHING), APP)).isEqualTo(new Filling.Known<>("WM-1"));
        assertThat(wecom.calls()).containsExactly("upload p.png");
    }

    @Test
    void cannotNameWhatIsNotThereOrSomethingElse() {
        assertThat(media.id(Blank.File.of("another", MediaKind.IMAGE), message(Tried.NOTHING), APP))
                .isEqualTo(new Filling.Impossible<>(null, Reason.MEDIA_UNKNOWN));
        assertThat(media.id(Blank.File.of("picture", MediaKind.VIDEO), message(Tried.NOTHING), APP))
                .isEqualTo(new Filling.Impossible<>(null, Reason.MEDIA_KIND_WRONG));
        clock.advance(Duration.ofDays(90));
        assertThat(media.id(PICTURE, message(Tried.NOTHING), APP))
                .isEqualTo(new Filling.Impossible<>(null, Reason.MEDIA_UNKNOWN));
    }

    /** WeCom would take a repetition that names another upload for another message. */
    @Test
    void doesNotRepeatAMessageWhoseFileWasUploadedAnewSince() {
        media.id(PICTURE, message(Tried.NOTHING), APP);
        clock.advance(Duration.ofHours(67));
        var doubtful = Tried.NOTHING.doubtfulFrom(clock.instant());
        assertThat(media.id(PICTURE, message(doubtful), APP)).isEqualTo(new Filling.Known<>("WM-1"));

        clock.advance(Duration.ofHours(1));

        assertThat(media.id(PICTURE, message(doubtful), APP))
                .isEqualTo(new Filling.Impossible<>(null, Reason.EFFECT_UNKNOWN));
        clock.advance(Duration.ofMillis(1));
        assertThat(media.id(PICTURE, message(Tried.NOTHING.doubtfulFrom(clock.instant())), APP))
                .isInstanceOf(Filling.Known.class);
    }

    @Test
    void waitsWhenWecomDoesNotTakeAFileNowAndGivesUpWhenItNeverWill() {
        wecom.isSilent("upload", Cause.TIMED_OUT);
        assertThat(media.id(PICTURE, message(Tried.NOTHING), APP))
                .isEqualTo(new Filling.NotYet<>(PostponeReason.NO_ANSWER, Duration.ZERO));
        wecom.holds("upload", NOON.plusSeconds(9));
        assertThat(media.id(PICTURE, message(Tried.NOTHING), APP))
                .isEqualTo(new Filling.NotYet<>(PostponeReason.FREQUENCY_LIMITED, Duration.ofSeconds(9)));
        wecom.answers("upload", 42001);
        assertThat(media.id(PICTURE, message(Tried.NOTHING), APP))
                .isEqualTo(new Filling.NotYet<>(PostponeReason.WECOM_BUSY, Duration.ZERO));
        wecom.answers("upload", 40006);
        assertThat(media.id(PICTURE, message(Tried.NOTHING), APP))
                .isEqualTo(new Filling.Impossible<>(40006, Reason.MEDIA_REFUSED));
        wecom.answers("upload", 60020);
        assertThat(media.id(PICTURE, message(Tried.NOTHING), APP))
                .isEqualTo(new Filling.Impossible<>(60020, Reason.IP_NOT_TRUSTED));
    }

    private static WaitingCommand message(Tried tried) {
        var command = new Command.Post(
                head(CORP, "send-app-message", "1", null),
                CommandKind.SEND_APP_MESSAGE,
                new Actor.Agent(null),
                ApiRequest.of("message/send", Map.of("image", Map.of("media_id", PICTURE))));
        return new WaitingCommand(command, NOON, tried);
    }
}
