package dev.scrm.gateway.massmessages.schedule;

import dev.scrm.gateway.massmessages.FollowMassMessages;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few seconds for mass messages that are due, and forgets once an hour those that are long done. */
@Component
class MassMessageSchedule {
    /** Then it takes a breath. */
    private static final int ROUNDS = 10;

    private final FollowMassMessages followMassMessages;

    MassMessageSchedule(FollowMassMessages followMassMessages) {
        this.followMassMessages = followMassMessages;
    }

    @Scheduled(fixedDelay = 2, initialDelay = 2, timeUnit = TimeUnit.SECONDS)
    void follow() {
        boolean more = true;
        for (int rounds = 0; more && rounds < ROUNDS; rounds++) {
            more = followMassMessages.follow();
        }
    }

    @Scheduled(fixedDelay = 60, initialDelay = 2, timeUnit = TimeUnit.MINUTES)
    void forget() {
        followMassMessages.forget();
    }
}
