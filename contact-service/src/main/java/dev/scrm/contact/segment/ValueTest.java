package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a value has to be. A value is a text, a number, a boolean, a time or several texts; one that is absent, or of another
 * kind than what is asked about, passes none.
 */
public sealed interface ValueTest {
    /** One of these, a boolean as {@code true} or {@code false}; of several texts one is enough. */
    record OneOf(Set<String> texts) implements ValueTest {
        public OneOf {
            texts = Set.copyOf(texts);
        }
    }

    /** A text that has this in it, whatever the case; of several texts one is enough. */
    record Contains(String text) implements ValueTest {
        public Contains {
            requireNonNull(text, "text");
        }
    }

    /** Any value at all. */
    record Present() implements ValueTest {}

    /** A number within bounds. */
    record Within(Bounds bounds) implements ValueTest {
        public Within {
            requireNonNull(bounds, "bounds");
        }
    }

    /**
     * A time between two times.
     *
     * @param from the first that is in; null for any
     * @param before the first that is out; null for any
     */
    record Between(@Nullable Instant from, @Nullable Instant before) implements ValueTest {
        boolean holds(Instant time) {
            return (from == null || !time.isBefore(from)) && (before == null || time.isBefore(before));
        }
    }

    /**
     * A time that is over, and so long ago: from {@code atLeast} on, and until just before {@code lessThan} has passed. It comes and goes as
     * time passes.
     */
    record Ago(@Nullable Duration atLeast, @Nullable Duration lessThan) implements ValueTest {}

    /** True for a number that is within bounds. */
    static boolean within(Bounds bounds, Object value) {
        return value instanceof Number number && bounds.contain(decimal(number));
    }

    /** A number as JSON has it, exactly. */
    static BigDecimal decimal(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case Integer integer -> BigDecimal.valueOf(integer);
            case Long integer -> BigDecimal.valueOf(integer);
            default -> new BigDecimal(number.toString());
        };
    }
}
