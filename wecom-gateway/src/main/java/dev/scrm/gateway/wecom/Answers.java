package dev.scrm.gateway.wecom;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what WeCom answered: what is absent or of another kind is empty. */
public final class Answers {
    private Answers() {}

    /** The objects of a list. */
    public static Stream<Map<?, ?>> objects(@Nullable Object list) {
        return list instanceof List<?> rows
                ? rows.stream().<Map<?, ?>>mapMulti((row, found) -> {
                    if (row instanceof Map<?, ?> fields) {
                        found.accept(fields);
                    }
                })
                : Stream.empty();
    }

    /** A number, 0 when there is none. */
    public static long number(Map<?, ?> object, String field) {
        return object.get(field) instanceof Number number ? number.longValue() : 0;
    }

    /** Where the next page begins; empty when there is none. */
    public static String nextCursor(Map<?, ?> page) {
        return page.get("next_cursor") instanceof String next ? next : "";
    }
}
