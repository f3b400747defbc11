package dev.scrm.contact.segment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a condition holds now.
 *
 * @param until before this time it stays so unless something new is told; null for ever
 */
public record Verdict(boolean holds, @Nullable Instant until) {
    static final Verdict HOLDS = new Verdict(true, null);
    static final Verdict FAILS = new Verdict(false, null);

    static Verdict of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }

    Verdict not() {
        return new Verdict(!holds, until);
    }

    /** The earlier of two times; null is never. */
    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
