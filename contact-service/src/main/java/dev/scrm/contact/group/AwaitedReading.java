package dev.scrm.contact.group;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * That something changed of which no reading knows yet. One is asked for at a time: a group into which a hundred people come in a
 * minute is not read a hundred times.
 *
 * @param heardAt the first change that was told
 * @param changedAt the last one
 * @param askedFor the one that the reading which is under way will know
 */
public record AwaitedReading(Instant heardAt, Instant changedAt, Instant askedFor) {
    /** So long after it was asked for nobody waits for a reading any more: it failed, or its answer got lost. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    public AwaitedReading {
        requireNonNull(heardAt, "heardAt");
        requireNonNull(changedAt, "changedAt");
        requireNonNull(askedFor, "askedFor");
    }

    static AwaitedReading of(Instant change) {
        return new AwaitedReading(change, change, change);
    }

    boolean isUnderWay(Instant change) {
        return change.isBefore(askedFor.plus(PATIENCE));
    }

    AwaitedReading changed(Instant change) {
        return new AwaitedReading(
                change.isBefore(heardAt) ? change : heardAt, change.isAfter(changedAt) ? change : changedAt, askedFor);
    }

    /** For all that changed so far. */
    AwaitedReading askedAgain() {
        return new AwaitedReading(heardAt, changedAt, changedAt);
    }
}
