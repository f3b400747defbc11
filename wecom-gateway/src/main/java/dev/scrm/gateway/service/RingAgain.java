package dev.scrm.gateway.service;

import java.time.Clock;
import java.time.Duration;

/** Has postponed doorbells ring again when they are due. They ring like any other, in the order of their account. */
public final class RingAgain {
    private static final int AT_ONCE = 200;

    /** A doorbell that was to ring and was not answered, because of a crash or a broker away, rings after so long. */
    private static final Duration UNANSWERED = Duration.ofSeconds(30);

    private final ServiceAccounts accounts;
    private final Doorbells doorbells;
    private final Clock clock;

    RingAgain(ServiceAccounts accounts, Doorbells doorbells, Clock clock) {
        this.accounts = accounts;
        this.doorbells = doorbells;
        this.clock = clock;
    }

    /** Rings for those that are due, and answers how many they were. */
    public int ring() {
        var now = clock.instant();
        var due = accounts.takeDue(now, now.plus(UNANSWERED), AT_ONCE);
        if (!due.isEmpty()) {
            doorbells.ringAgain(due);
        }
        return due.size();
    }
}
