package dev.scrm.gateway.commands.schedule;

import dev.scrm.gateway.commands.CarryOutWaiting;
import dev.scrm.gateway.commands.Urgency;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second for waiting commands that are due, each urgency by itself. */
final class WaitingSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingSchedule.class);

    /** Then it takes a breath, so that many that are refused again do not keep the store busy. */
    private static final int ROUNDS = 10;

    private final CarryOutWaiting carryOutWaiting;
    private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(
            Urgency.values().length,
            Thread.ofVirtual().name("waiting-commands-", 0).factory());

    WaitingSchedule(CarryOutWaiting carryOutWaiting) {
        this.carryOutWaiting = carryOutWaiting;
    }

    void start() {
        for (var urgency : Urgency.values()) {
            var _ = schedule.scheduleWithFixedDelay(() -> tryToCarryOut(urgency), 1, 1, TimeUnit.SECONDS);
        }
    }

    void stop() {
        schedule.shutdownNow();
    }

    /** A store or broker that is away now is asked again in a second; an exception would end the schedule. */
    private void tryToCarryOut(Urgency urgency) {
        try {
            boolean more = true;
            for (int rounds = 0; more && rounds < ROUNDS; rounds++) {
                more = carryOutWaiting.carryOut(urgency);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Expected to carry out waiting commands but could not; trying again", failure);
        }
    }
}
