package dev.scrm.platform.web;

import dev.scrm.platform.events.Refusal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted; an argument of controller methods, read from {@code ?limit=&cursor=}.
 *
 * @param limit how many items at most
 * @param cursor {@link Page#next} of the page before; null for the first
 */
public record PageRequest(int limit, @Nullable String cursor) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /** Printable ASCII of a bounded length; what it means is for the list's owner to check. */
    private static final Pattern CURSOR = Pattern.compile("[!-~]{1,1024}");

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw limitOutOfRange(String.valueOf(limit));
        }
        if (cursor != null && !CURSOR.matcher(cursor).matches()) {
            throw Cursor.invalid();
        }
    }

    static PageRequest parse(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(limit == null ? DEFAULT_LIMIT : number(limit), cursor);
    }

    private static int number(String limit) {
        try {
            return Integer.parseInt(limit);
        } catch (NumberFormatException _) {
            throw limitOutOfRange(limit.substring(0, Math.min(limit.length(), 20)));
        }
    }

    private static Refusal limitOutOfRange(String limit) {
        return new RequestRefused(
                "limit-out-of-range",
                Refusal.Kind.INVALID,
                "Expected limit to be a number from 1 to %d but got '%s'".formatted(MAX_LIMIT, limit),
                Map.of("field", "limit", "minimum", 1, "maximum", MAX_LIMIT));
    }
}
