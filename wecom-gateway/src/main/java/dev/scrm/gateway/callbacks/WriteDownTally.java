package dev.scrm.gateway.callbacks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Writes down what this replica counted, and once an hour forgets what nobody asks about any more. */
public final class WriteDownTally {
    private static final Duration KEPT = Duration.ofDays(2);

    private final CallbackTally tally;
    private final CallbackHealths healths;
    private final Clock clock;
    private Instant forgotten = Instant.EPOCH;

    WriteDownTally(CallbackTally tally, CallbackHealths healths, Clock clock) {
        this.tally = tally;
        this.healths = healths;
        this.clock = clock;
    }

    public synchronized void writeDown() {
        tally.writeDown(healths);
        var before = CallbackHealth.hourOf(clock.instant()).minus(KEPT);
        if (before.isAfter(forgotten)) {
            healths.forgetBefore(before);
            forgotten = before;
        }
    }
}
