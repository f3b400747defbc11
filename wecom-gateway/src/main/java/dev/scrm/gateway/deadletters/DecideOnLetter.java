package dev.scrm.gateway.deadletters;

import dev.scrm.gateway.corps.Editor;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Puts a letter back to its topic, or gives it up: once, unless somebody insists. Who decided what is written down before
 * it is put back, so that a process that dies in between leaves a letter that is only put back again by somebody who insists;
 * but not before it is read, so that one that cannot be had stays undecided.
 */
public final class DecideOnLetter {
    /** Letters themselves lie for 30 days. */
    private static final Duration KEPT = Duration.ofDays(60);

    private final DeadLetters letters;
    private final LetterDecisions decisions;
    private final Clock clock;

    DecideOnLetter(DeadLetters letters, LetterDecisions decisions, Clock clock) {
        this.letters = letters;
        this.decisions = decisions;
        this.clock = clock;
    }

    public void redrive(DeadLetter letter, Editor by, boolean force) {
        if (letter.size() == 0) {
            throw LetterRefused.withoutBody();
        }
        var taken = letters.take(letter.place());
        int number = begin(letter, LetterDecision.Kind.REDRIVE, by, force, null);
        decisions.done(letter.origin(), number, taken.putBack());
    }

    public void discard(DeadLetter letter, Editor by, boolean force, String reason) {
        begin(letter, LetterDecision.Kind.DISCARD, by, force, reason);
    }

    private int begin(DeadLetter letter, LetterDecision.Kind kind, Editor by, boolean force, @Nullable String reason) {
        var now = clock.instant();
        decisions.forgetBefore(now.minus(KEPT));
        int number = decisions.begin(letter, new LetterDecision(kind, by, now, force, reason, null));
        if (number < 0) {
            throw LetterRefused.decided();
        }
        return number;
    }
}
