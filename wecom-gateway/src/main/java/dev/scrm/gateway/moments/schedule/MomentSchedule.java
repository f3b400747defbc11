package dev.scrm.gateway.moments.schedule;

import dev.scrm.gateway.moments.FollowMoments;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few seconds for jobs that are due, and forgets once an hour those that are long done. */
@Component
class MomentSchedule {
    /** Then it takes a breath. */
    private static final int ROUNDS = 10;

    private final FollowMoments followMoments;

    MomentSchedule(FollowMoments followMoments) {
        this.followMoments = followMoments;
    }

    @Scheduled(fixedDelay = 5, initialDelay = 4, timeUnit = TimeUnit.SECONDS)
    void follow() {
        boolean more = true;
        for (int rounds = 0; more && rounds < ROUNDS; rounds++) {
            more = followMoments.follow();
        }
    }

    @Scheduled(fixedDelay = 60, initialDelay = 4, timeUnit = TimeUnit.MINUTES)
    void forget() {
        followMoments.forget();
    }
}
