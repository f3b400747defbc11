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

    /** Whether there is a time at which what was done then counts, younger than the {@link #horizon} though it is. */
    boolean mayHold(Instant at) {
        return (from == null || !at.isBefore(from)) && (before == null || at.isBefore(before));
    }

    /** True when whatever comes in would have gone before. */
    boolean isNeverEntered() {
        return olderThan != null && olderThan.compareTo(longest()) >= 0;
    }

    /** What was done after this time has yet to come in. */
    Instant entered(Instant now) {
        return olderThan == null ? Instant.MAX : now.minus(olderThan);
    }

    /** When what was done then comes in; the past when it is in already. */
    Instant entering(Instant at) {
        return olderThan == null ? Instant.MIN : at.plus(olderThan);
    }

    /** When it goes. */
    Instant leaving(Instant at) {
        return at.plus(longest());
    }

    /** Nothing done up to this time counts any more. */
    Instant horizon(Instant now) {
        var oldest = now.minus(longest());
        var justBefore = from == null ? oldest : from.minusMillis(1);
        return oldest.isAfter(justBefore) ? oldest : justBefore;
    }

    private Duration longest() {
        return youngerThan == null ? KEPT : youngerThan;
    }
}
