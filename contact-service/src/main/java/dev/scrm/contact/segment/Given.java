package dev.scrm.contact.segment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Values that somebody gave as JSON, each with its place; what is none of its kind is refused by that. */
final class Given {
    private static final int MOST_VALUES = 500;
    private static final int LONGEST_TEXT = 200;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Window.KEPT;

    private Given() {}

    static @Nullable BigDecimal number(Map<String, Object> json, String name, String path) {
        var value = json.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Number number)) {
            throw SegmentRefused.invalid(path + "." + name, "a number");
        }
        var decimal = ValueTest.decimal(number);
        if (decimal.precision() > 20 || Math.abs(decimal.scale()) > 20) {
            throw SegmentRefused.invalid(path + "." + name, "a number of at most 20 digits");
        }
        return decimal;
    }

    static @Nullable Duration duration(Map<String, Object> json, String name, String path) {
        var value = json.get(name);
        if (value == null) {
            return null;
        }
        try {
            var duration = Duration.parse(text(value, path + "." + name));
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0 && duration.toNanosPart() == 0) {
                return duration;
            }
        } catch (DateTimeException _) {
            // Said below, as of one that is too long.
        }
        throw SegmentRefused.invalid(
                path + "." + name,
                "a duration of whole seconds from PT1M to P400D, such as P7D for seven days or PT12H for twelve hours");
    }

    static @Nullable Instant time(Map<String, Object> json, String name, String path) {
        var value = json.get(name);
        if (value == null) {
            return null;
        }
        try {
            return Instant.parse(text(value, path + "." + name));
        } catch (DateTimeException _) {
            throw SegmentRefused.invalid(path + "." + name, "a time such as 2026-11-23T04:00:00Z");
        }
    }

    static Set<String> texts(@Nullable Object json, String path) {
        var list = list(json, path);
        if (list.isEmpty() || list.size() > MOST_VALUES) {
            throw SegmentRefused.invalid(path, "1 to %d texts".formatted(MOST_VALUES));
        }
        Set<String> texts = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i++) {
            texts.add(text(list.get(i), "%s[%d]".formatted(path, i)));
        }
        return texts;
    }

    static String text(@Nullable Object json, String path) {
        if (json instanceof String text && !text.isBlank() && text.length() <= LONGEST_TEXT) {
            return text;
        }
        throw SegmentRefused.invalid(path, "a text of 1 to %d characters".formatted(LONGEST_TEXT));
    }

    static List<?> list(@Nullable Object json, String path) {
        if (json instanceof List<?> list) {
            return list;
        }
        throw SegmentRefused.invalid(path, "a list");
    }

    static Map<String, Object> object(@Nullable Object json, String path) {
        if (!(json instanceof Map<?, ?> map)) {
            throw SegmentRefused.invalid(path, "an object");
        }
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                object.put(String.valueOf(name), value);
            }
        });
        return object;
    }

    static void only(Map<String, Object> json, String path, Set<String> some, Set<String> others) {
        for (var name : json.keySet()) {
            if (!some.contains(name) && !others.contains(name)) {
                var known = new TreeSet<>(some);
                known.addAll(others);
                throw SegmentRefused.invalid(
                        path + "." + shown(name), "one of " + String.join(", ", known) + ", or not there");
            }
        }
    }

    static String shown(String text) {
        return text.substring(0, Math.min(64, text.length()));
    }
}
