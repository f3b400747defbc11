package dev.scrm.contact.segment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something was done that counts. Ages move with time: what is done comes in when it is {@code olderThan} old and goes when
 * it is {@code youngerThan} old. What a source dates a little ahead is done now.
 *
 * @param youngerThan null for as long as anything is kept
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

    /** So long what people did is kept. */
    public static final Duration KEPT = Duration.ofDays(400);

    /** The last so-and-so many days, or whatever it is. */
    public static Window last(Duration duration) {
        return new Window(duration, null, null, null);
    }

    /** Whether what was done then counts now or will. */
    boolean mayHold(Instant at, Instant now) {
        return (from == null || !at.isBefore(from))
                && (before == null || at.isBefore(before))
                && now.isBefore(leaving(at));
    }

    /** When what was done then comes in; the past when it is in already. */
    Instant entering(Instant at) {
        return olderThan == null ? Instant.MIN : at.plus(olderThan);
    }

    /** When it goes. */
    Instant leaving(Instant at) {
        return at.plus(youngerThan == null ? KEPT : youngerThan);
    }

    /** Nothing done up to this time counts any more. */
    Instant horizon(Instant now) {
        var oldest = now.minus(youngerThan == null ? KEPT : youngerThan);
        var justBefore = from == null ? oldest : from.minusMillis(1);
        return oldest.isAfter(justBefore) ? oldest : justBefore;
    }
}
