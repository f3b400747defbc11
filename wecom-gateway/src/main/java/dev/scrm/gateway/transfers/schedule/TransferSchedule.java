package dev.scrm.gateway.transfers.schedule;

import dev.scrm.gateway.transfers.FollowTransfers;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few seconds for transfers that are due, and forgets once an hour those that are long done. */
@Component
class TransferSchedule {
    /** Then it takes a breath. */
    private static final int ROUNDS = 10;

    private final FollowTransfers followTransfers;

    TransferSchedule(FollowTransfers followTransfers) {
        this.followTransfers = followTransfers;
    }

    @Scheduled(fixedDelay = 5, initialDelay = 3, timeUnit = TimeUnit.SECONDS)
    void follow() {
        boolean more = true;
        for (int rounds = 0; more && rounds < ROUNDS; rounds++) {
            more = followTransfers.follow();
        }
    }

    @Scheduled(fixedDelay = 60, initialDelay = 3, timeUnit = TimeUnit.MINUTES)
    void forget() {
        followTransfers.forget();
    }
}
