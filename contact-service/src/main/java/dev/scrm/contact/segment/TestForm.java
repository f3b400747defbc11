package dev.scrm.contact.segment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The form of what conditions test values by, and of the bounds of what they count. */
final class TestForm {
    /** What of an object is a test. */
    static final Set<String> TESTS =
            Set.of("oneOf", "contains", "present", "atLeast", "atMost", "from", "before", "ago");

    private TestForm() {}

    /** @param ages whether the test may change as time passes */
    static ValueTest test(Map<String, Object> json, String path, boolean ages) {
        var asked = new TreeSet<>(json.keySet());
        asked.retainAll(TESTS);
        if (asked.equals(Set.of("oneOf"))) {
            return new ValueTest.OneOf(Given.texts(json.get("oneOf"), path + ".oneOf"));
        }
        if (asked.equals(Set.of("contains"))) {
            return new ValueTest.Contains(Given.text(json.get("contains"), path + ".contains"));
        }
        if (asked.equals(Set.of("present")) && Boolean.TRUE.equals(json.get("present"))) {
            return new ValueTest.Present();
        }
        if (!asked.isEmpty() && Set.of("atLeast", "atMost").containsAll(asked)) {
            return new ValueTest.Within(bounds(json, path));
        }
        if (!asked.isEmpty() && Set.of("from", "before").containsAll(asked)) {
            return new ValueTest.Between(Given.time(json, "from", path), Given.time(json, "before", path));
        }
        if (ages && asked.equals(Set.of("ago"))) {
            var ago = Given.object(json.get("ago"), path + ".ago");
            Given.only(ago, path + ".ago", Set.of("atLeast", "lessThan"), Set.of());
            if (ago.isEmpty()) {
                throw SegmentRefused.invalid(path + ".ago", "an object with atLeast, lessThan or both");
            }
            return ago(ago, path + ".ago");
        }
        throw SegmentRefused.invalid(
                path,
                "something with oneOf, contains, present: true, atLeast and atMost, or from and before"
                        + (ages ? ", or ago" : ""));
    }

    private static ValueTest ago(Map<String, Object> json, String path) {
        var ago = new ValueTest.Ago(Given.duration(json, "atLeast", path), Given.duration(json, "lessThan", path));
        if (ago.atLeast() != null && ago.lessThan() != null && ago.atLeast().compareTo(ago.lessThan()) >= 0) {
            throw SegmentRefused.invalid(path + ".atLeast", "shorter than lessThan");
        }
        return ago;
    }

    static Bounds boundsOrOne(Map<String, Object> json, String path) {
        return json.containsKey("atLeast") || json.containsKey("atMost") ? bounds(json, path) : Bounds.atLeast(1);
    }

    private static Bounds bounds(Map<String, Object> json, String path) {
        var bounds = new Bounds(Given.number(json, "atLeast", path), Given.number(json, "atMost", path));
        if (bounds.atLeast() != null
                && bounds.atMost() != null
                && bounds.atLeast().compareTo(bounds.atMost()) > 0) {
            throw SegmentRefused.invalid(path + ".atMost", "not less than atLeast");
        }
        return bounds;
    }

    /** Null when it is not there: any time will do. */
    static @Nullable ValueTest times(Map<String, Object> json, String name, String path) {
        if (!json.containsKey(name)) {
            return null;
        }
        var inside = path + "." + name;
        var times = Given.object(json.get(name), inside);
        Given.only(times, inside, Set.of("from", "before", "ago"), Set.of());
        if (times.isEmpty()) {
            throw SegmentRefused.invalid(inside, "an object with from and before, or ago");
        }
        return test(times, inside, true);
    }

    /** @param most nobody has more of them */
    static Bounds boundsOfSome(Map<String, Object> json, String path, int most) {
        var bounds = boundsOrOne(json, path);
        if (bounds.atLeast() != null && bounds.atLeast().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw SegmentRefused.invalid(path + ".atLeast", "at most %d, since nobody has more".formatted(most));
        }
        return bounds;
    }
}
