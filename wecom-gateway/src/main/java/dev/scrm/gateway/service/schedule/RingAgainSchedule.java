package dev.scrm.gateway.service.schedule;

import dev.scrm.gateway.service.RingAgain;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks once a second for doorbells that are due again. */
@Component
class RingAgainSchedule {
    private final RingAgain ringAgain;

    RingAgainSchedule(RingAgain ringAgain) {
        this.ringAgain = ringAgain;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
    void ring() {
        ringAgain.ring();
    }
}
