package dev.scrm.gateway.media;

import static dev.scrm.gateway.media.MediaFixtures.CORP;
import static dev.scrm.gateway.media.MediaFixtures.aPicture;
import static dev.scrm.gateway.media.MediaFixtures.aPng;
import static dev.scrm.gateway.media.MediaFixtures.leases;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Robot;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.platform.test.MutableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class UploadMediaTests {
    private static final App APP = new App(CORP, "1000002", "s", "t", "k", Set.of(), false);

    private final MutableClock clock = MutableClock.at("2026-11-21T12:00:00Z");
    private final InMemoryMediaFiles files = new InMemoryMediaFiles(clock);
    private final InMemoryUploads uploads = new InMemoryUploads();
    private final FakeWecom wecom = new FakeWecom();
    private final MediaFile picture = aPicture(files, clock.instant().plus(Duration.ofDays(90)));

    @Test
    void uploadsAFileOnceForAllReplicasUntilShortlyBeforeWecomForgetsIt() {
        var first = upload(replica());
        clock.advance(Duration.ofHours(67));
        assertThat(upload(replica())).isEqualTo(first);
        assertThat(wecom.calls()).hasSize(1);

        clock.advance(Duration.ofHours(1));
        var second = (UploadMedia.Uploaded) upload(replica());

        assertThat(wecom.calls()).hasSize(2);
        assertThat(second.upload().isNewerThan(clock.instant())).isTrue();
        assertThat(((UploadMedia.Uploaded) first).upload().isNewerThan(clock.instant()))
                .isFalse();
    }

    @Test
    void uploadsApartForEachPlace() {
        var replica = replica();
        upload(replica, Place.MESSAGES);
        upload(replica, Place.MOMENTS);
        upload(replica, Place.of(new Robot(CORP, "alarms", "key")));
        upload(replica, Place.of(new Robot(CORP, "sales", "key")));
        upload(replica, Place.MESSAGES);

        assertThat(wecom.calls()).hasSize(4);
    }

    @Test
    void leavesItToAnotherReplicaThatIsAtIt() {
        assertThat(upload(replica(false, Runnable::run))).isEqualTo(new UploadMedia.Uploading());
        assertThat(wecom.calls()).isEmpty();
    }

    @Test
    void holdsNobodyUpWhileALargeFileIsOnItsWay() {
        assertThat(upload(replica(true, _ -> {}))).isEqualTo(new UploadMedia.Uploading());
    }

    @Test
    void holdsNoUrgentFileUpForThoseOfAMassMessage() throws Exception {
        var stuck = new CountDownLatch(1);
        wecom.takes(_ -> {
            if (Thread.currentThread().getName().equals("bulk")) {
                await(stuck);
            }
        });
        var replica = replica(true, Runnable::run);
        var bulk = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            var file = aFile("bulk-" + i);
            bulk.add(Thread.ofPlatform()
                    .name("bulk")
                    .start(() -> replica.upload(APP, file, Place.MESSAGES, CallLane.BULK)));
        }

        try {
            assertThat(replica.upload(APP, aFile("urgent"), Place.MESSAGES, CallLane.URGENT))
                    .isInstanceOf(UploadMedia.Uploaded.class);
        } finally {
            stuck.countDown();
            for (var thread : bulk) {
                thread.join();
            }
        }
    }

    private MediaFile aFile(String id) throws IOException {
        var file = new MediaFile(CORP, id, MediaKind.IMAGE, id + ".png", 16, picture.expiresAt());
        files.keep(file, new ByteArrayInputStream(aPng(16)));
        return file;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsWhatWecomDidNotTakeAndTriesItAgainTheNextTime() {
        wecom.answers("upload", 40006);
        var replica = replica();
        assertThat(upload(replica)).isInstanceOf(UploadMedia.NotTaken.class);

        wecom.isBack();

        assertThat(upload(replica)).isInstanceOf(UploadMedia.Uploaded.class);
    }

    @Test
    void uploadsAnewWhatWecomForgotButNotWhatItRefusesAtOnce() {
        var replica = replica();
        upload(replica);
        assertThat(replica.forget(picture, Place.MESSAGES)).isFalse();
        clock.advance(Duration.ofMinutes(2));

        assertThat(replica.forget(picture, Place.MESSAGES)).isTrue();

        upload(replica);
        assertThat(wecom.calls()).hasSize(2);
        assertThat(replica.forget(picture, Place.MESSAGES)).isFalse();
    }

    private UploadMedia.Result upload(UploadMedia replica) {
        return upload(replica, Place.MESSAGES);
    }

    private UploadMedia.Result upload(UploadMedia replica, Place place) {
        return replica.upload(APP, picture, place, CallLane.INTERACTIVE);
    }

    private UploadMedia replica() {
        return replica(true, Runnable::run);
    }

    private UploadMedia replica(boolean leaseIsFree, Executor executor) {
        return new UploadMedia(files, uploads, wecom, leases(leaseIsFree), executor, Duration.ofMillis(1), clock);
    }
}
