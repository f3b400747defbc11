package dev.scrm.gateway.media;

import java.time.Clock;
import java.time.Duration;

/** Forgets files whose time is over, and uploads that nobody can use or ask about any more. */
public final class ForgetMedia {
    /** WeCom forgot it after three days; commands are asked about for a day at most. */
    private static final Duration KNOWN = Duration.ofDays(5);

    private final MediaFiles files;
    private final Uploads uploads;
    private final Clock clock;

    ForgetMedia(MediaFiles files, Uploads uploads, Clock clock) {
        this.files = files;
        this.uploads = uploads;
        this.clock = clock;
    }

    public void forget() {
        files.forgetExpired(clock.instant());
        uploads.forgetUploadedBefore(clock.instant().minus(KNOWN));
    }
}
