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
 * @param failures how often it could not be read since
 */
public record AwaitedReading(Instant heardAt, Instant changedAt, Instant askedFor, int failures) {
    /** So long after it was asked for nobody waits for a reading any more: it failed, or its answer got lost. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Three hours in all; each delay is twice the one before, up to the longest. */
    private static final int MOST_FAILURES = 8;

    private static final Duration SHORTEST_DELAY = Duration.ofMinutes(1);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    public AwaitedReading {
        requireNonNull(heardAt, "heardAt");
        requireNonNull(changedAt, "changedAt");
        requireNonNull(askedFor, "askedFor");
    }

    static AwaitedReading of(Instant change) {
        return new AwaitedReading(change, change, change, 0);
    }

    boolean isUnderWay(Instant change) {
        return change.isBefore(askedFor.plus(PATIENCE));
    }

    AwaitedReading changed(Instant change) {
        return new AwaitedReading(
                change.isBefore(heardAt) ? change : heardAt,
                change.isAfter(changedAt) ? change : changedAt,
                askedFor,
                failures);
    }

    /** For all that changed so far. */
    AwaitedReading askedAgain() {
        return new AwaitedReading(heardAt, changedAt, changedAt, failures);
    }

    boolean isGivenUp() {
        return failures >= MOST_FAILURES;
    }

    /** The next reading is for all that changed so far. */
    AwaitedReading failed() {
        return new AwaitedReading(heardAt, changedAt, changedAt, failures + 1);
    }

    /** How long after the last failure it is tried again. */
    Duration delay() {
        var delay = SHORTEST_DELAY.multipliedBy(1L << (failures - 1));
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }
}
