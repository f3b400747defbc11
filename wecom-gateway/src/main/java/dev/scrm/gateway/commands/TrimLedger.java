package dev.scrm.gateway.commands;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Forgets commands that are long done, once an hour. */
final class TrimLedger {
    private final Ledger ledger;
    private final Duration kept;
    private final Clock clock;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("trim-ledger").factory());

    TrimLedger(Ledger ledger, Duration kept, Clock clock) {
        this.ledger = ledger;
        this.kept = kept;
        this.clock = clock;
    }

    void start() {
        var _ = schedule.scheduleWithFixedDelay(this::tryToTrim, 1, 60, TimeUnit.MINUTES);
    }

    void stop() {
        schedule.shutdownNow();
    }

    void trim() {
        ledger.forgetBefore(clock.instant().minus(kept));
    }

    /** A database that is away now is there in an hour; an exception would end the schedule. */
    private void tryToTrim() {
        try {
            trim();
        } catch (RuntimeException _) {
            // The next run does it all; readiness and metrics of the driver say that the database is away.
        }
    }
}
