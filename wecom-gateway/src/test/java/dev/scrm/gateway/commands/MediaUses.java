package dev.scrm.gateway.commands;

import dev.scrm.gateway.media.InMemoryMediaFiles;
import dev.scrm.gateway.media.InMemoryUploads;
import dev.scrm.gateway.media.MediaFiles;
import dev.scrm.gateway.media.MediaFixtures;
import dev.scrm.gateway.media.UploadMedia;
import dev.scrm.gateway.media.Uploads;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Duration;

/** Files of commands for tests. */
final class MediaUses {
    private MediaUses() {}

    /** Nothing is kept. */
    static MediaUse none(Clock clock) {
        return of(new InMemoryMediaFiles(clock), new InMemoryUploads(), new FakeWecom(), clock);
    }

    static MediaUse of(MediaFiles files, Uploads uploads, WecomApi wecom, Clock clock) {
        var uploadMedia = new UploadMedia(
                files, uploads, wecom, MediaFixtures.leases(true), Runnable::run, Duration.ofSeconds(1), clock);
        return new MediaUse(files, uploadMedia, clock);
    }
}
