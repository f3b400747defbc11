package dev.scrm.gateway.commands;

import java.time.Clock;
import java.time.Duration;

/** Forgets commands that are long done. */
public final class TrimLedger {
    private final Ledger ledger;
    private final Duration kept;
    private final Clock clock;

    TrimLedger(Ledger ledger, Duration kept, Clock clock) {
        this.ledger = ledger;
        this.kept = kept;
        this.clock = clock;
    }

    public void trim() {
        ledger.forgetBefore(clock.instant().minus(kept));
    }
}
