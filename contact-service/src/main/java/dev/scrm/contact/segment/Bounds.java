package dev.scrm.contact.segment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * From which number on and up to which, both in.
 *
 * @param atLeast null for any
 * @param atMost null for any
 */
public record Bounds(@Nullable BigDecimal atLeast, @Nullable BigDecimal atMost) {
    public static Bounds atLeast(long number) {
        return new Bounds(BigDecimal.valueOf(number), null);
    }

    public static Bounds atMost(long number) {
        return new Bounds(null, BigDecimal.valueOf(number));
    }

    public boolean contain(BigDecimal number) {
        return (atLeast == null || number.compareTo(atLeast) >= 0) && (atMost == null || number.compareTo(atMost) <= 0);
    }
}
