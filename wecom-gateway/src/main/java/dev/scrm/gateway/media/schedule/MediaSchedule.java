package dev.scrm.gateway.media.schedule;

import dev.scrm.gateway.media.ForgetMedia;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets once an hour. */
@Component
class MediaSchedule {
    private final ForgetMedia forgetMedia;

    MediaSchedule(ForgetMedia forgetMedia) {
        this.forgetMedia = forgetMedia;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 2, timeUnit = TimeUnit.MINUTES)
    void forget() {
        forgetMedia.forget();
    }
}
