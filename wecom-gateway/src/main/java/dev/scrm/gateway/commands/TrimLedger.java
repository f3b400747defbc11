package dev.scrm.gateway.commands;

import java.time.Clock;
import java.time.Duration;

/** Forgets commands that are long done. */
public final class TrimLedger {
    private final Ledger ledger;
    private final Creations creations;
    private final CallMarks marks;
    private final Duration kept;
    private final Clock clock;

    TrimLedger(Ledger ledger, Creations creations, CallMarks marks, Duration kept, Clock clock) {
        this.ledger = ledger;
        this.creations = creations;
        this.marks = marks;
        this.kept = kept;
        this.clock = clock;
    }

    public void trim() {
        var before = clock.instant().minus(kept);
        ledger.forgetBefore(before);
        creations.forgetBefore(before);
        marks.forgetBefore(before);
    }
}
