package dev.scrm.gateway.service.schedule;

import dev.scrm.gateway.service.RingAgain;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second for doorbells that are due again. */
final class RingAgainSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(RingAgainSchedule.class);

    private final RingAgain ringAgain;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("ring-again").factory());

    RingAgainSchedule(RingAgain ringAgain) {
        this.ringAgain = ringAgain;
    }

    void start() {
        var _ = schedule.scheduleWithFixedDelay(this::tryToRing, 1, 1, TimeUnit.SECONDS);
    }

    void stop() {
        schedule.shutdownNow();
    }

    /** A store or broker that is away now is asked again in a second; an exception would end the schedule. */
    private void tryToRing() {
        try {
            ringAgain.ring();
        } catch (RuntimeException failure) {
            LOG.warn("Expected to ring postponed doorbells again but could not; trying again", failure);
        }
    }
}
