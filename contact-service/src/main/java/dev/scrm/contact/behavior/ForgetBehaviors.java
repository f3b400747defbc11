package dev.scrm.contact.behavior;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Forgets what nobody needs any more. */
public final class ForgetBehaviors {
    private static final Duration WAITED = Duration.ofDays(30);
    private static final Duration QUARANTINED = Duration.ofDays(30);
    private static final Duration RECEIPTS = Duration.ofDays(1);

    private final Behaviors behaviors;
    private final WaitingBehaviors waitingBehaviors;
    private final Quarantine quarantine;
    private final Receipts receipts;
    private final IntakeMarks marks;
    private final Clock clock;

    ForgetBehaviors(
            Behaviors behaviors,
            WaitingBehaviors waitingBehaviors,
            Quarantine quarantine,
            Receipts receipts,
            IntakeMarks marks,
            Clock clock) {
        this.behaviors = behaviors;
        this.waitingBehaviors = waitingBehaviors;
        this.quarantine = quarantine;
        this.receipts = receipts;
        this.marks = marks;
        this.clock = clock;
    }

    public void forget() {
        var now = clock.instant();
        // A day longer than anything is accepted, so that what was told once is known again as long as it can be told.
        behaviors.forgetBefore(now.minus(Duration.ofDays(BehaviorForm.KEPT_DAYS + 1)));
        waitingBehaviors.forgetBefore(LocalDate.ofInstant(now.minus(WAITED), ZoneOffset.UTC));
        quarantine.forgetBefore(now.minus(QUARANTINED));
        receipts.forgetBefore(now.minus(RECEIPTS));
        // Longer than the intake is kept: of what is in it no more nobody asks.
        marks.forgetBefore(now.minus(QUARANTINED));
    }
}
