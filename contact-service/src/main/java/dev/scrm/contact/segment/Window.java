package dev.scrm.contact.segment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something was done that counts. Ages move with time: what is done comes in when it is {@code olderThan} old and goes when
 * it is {@code youngerThan} old. What a source dates a little ahead is done now.
 *
 * @param youngerThan null for any age
 * @param olderThan null for from now on
 * @param from the first time that counts; null for any
 * @param before the first time that counts no more; null for any
 */
public record Window(
        @Nullable Duration youngerThan,
        @Nullable Duration olderThan,
        @Nullable Instant from,
        @Nullable Instant before) {
    public static final Window EVER = new Window(null, null, null, null);

    /** The last so-and-so many days, or whatever it is. */
    public static Window last(Duration duration) {
        return new Window(duration, null, null, null);
    }

    /** Whether what was done then counts now or will. */
    boolean mayHold(Instant at, Instant now) {
        return (from == null || !at.isBefore(from))
                && (before == null || at.isBefore(before))
                && (youngerThan == null || now.isBefore(at.plus(youngerThan)));
    }

    /** When what was done then comes in; the past when it is in already. */
    Instant entering(Instant at) {
        return olderThan == null ? Instant.MIN : at.plus(olderThan);
    }

    /** When it goes; null for never. */
    @Nullable
    Instant leaving(Instant at) {
        return youngerThan == null ? null : at.plus(youngerThan);
    }

    /** Nothing done up to this time counts any more; null when anything may. */
    @Nullable
    Instant horizon(Instant now) {
        var oldest = youngerThan == null ? null : now.minus(youngerThan);
        var justBefore = from == null ? null : from.minusMillis(1);
        if (oldest == null || justBefore == null) {
            return oldest == null ? justBefore : oldest;
        }
        return oldest.isAfter(justBefore) ? oldest : justBefore;
    }
}
