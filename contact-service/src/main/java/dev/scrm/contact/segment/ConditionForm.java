package dev.scrm.contact.segment;

import static java.util.stream.Collectors.toCollection;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form in which conditions come and go as JSON, and what of it is allowed. Each condition is an object with one key that says what
 * it asks:
 *
 * <pre>
 * {"all": [...]}  {"any": [...]}  {"not": {...}}  {"segment": "id"}
 * {"tags": {"anyOf": [...]}}  {"followers": {"allOf": [...]}}
 * {"field": {"name": "stage", "oneOf": ["customer"]}}
 * {"did": {"type": "order-paid", "where": [{"property": "category", "oneOf": ["护肤"]}],
 *          "window": {"youngerThan": "P90D"}, "sum": "amount", "atLeast": 100000}}
 * </pre>
 *
 * A value is tested by {@code oneOf}, {@code contains}, {@code present}, {@code atLeast} and {@code atMost}, {@code from} and {@code
 * before}, or {@code ago}.
 */
public final class ConditionForm {
    private static final int DEEPEST = 8;
    private static final int MOST_NODES = 200;
    /** With the conditions of other segments in place of references. */
    private static final int DEEPEST_RESOLVED = 24;

    private static final int MOST_NODES_RESOLVED = 800;

    private static final int MOST_VALUES = 500;
    private static final int MOST_TESTS = 5;
    private static final int LONGEST_TEXT = 200;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Window.KEPT;

    private static final Pattern FIELD =
            Pattern.compile("name|gender|kind|liveCode|createdAt|stage|externalUserId|fields\\.[a-zA-Z0-9_-]{1,64}"
                    + "|memberships\\.[a-zA-Z0-9_-]{1,64}\\.(level|points)|consents\\.[a-z]{1,16}\\.[a-z]{1,16}");
    private static final Set<String> TESTS =
            Set.of("oneOf", "contains", "present", "atLeast", "atMost", "from", "before", "ago");

    private final int deepest;
    private final int most;
    private int count;

    private ConditionForm(int deepest, int most) {
        this.deepest = deepest;
        this.most = most;
    }

    /** @throws SegmentRefused naming the place, such as {@code condition.all[1].did.type} */
    public static Condition read(@Nullable Object json) {
        return new ConditionForm(DEEPEST, MOST_NODES).condition(json, "condition", 1);
    }

    /** One in which references were replaced, so that it may be larger; throws as {@link #read}. */
    public static Condition readResolved(@Nullable Object json) {
        return new ConditionForm(DEEPEST_RESOLVED, MOST_NODES_RESOLVED).condition(json, "condition", 1);
    }

    private Condition condition(@Nullable Object json, String path, int depth) {
        var object = object(json, path);
        if (depth > deepest) {
            throw SegmentRefused.invalid(path, "no deeper than %d conditions in each other".formatted(deepest));
        }
        if (++count > most) {
            throw SegmentRefused.invalid(path, "one of at most %d conditions".formatted(most));
        }
        if (object.size() != 1) {
            throw SegmentRefused.invalid(
                    path, "an object with one of all, any, not, field, tags, followers, did and segment");
        }
        var kind = object.keySet().iterator().next();
        var value = object.get(kind);
        var inside = path + "." + kind;
        return switch (kind) {
            case "all" -> new Condition.All(conditions(value, inside, depth));
            case "any" -> new Condition.Any(conditions(value, inside, depth));
            case "not" -> new Condition.Not(condition(value, inside, depth + 1));
            case "field" -> field(object(value, inside), inside);
            case "tags" -> set(object(value, inside), inside, Condition.Tagged::new);
            case "followers" -> set(object(value, inside), inside, Condition.Followed::new);
            case "did" -> did(object(value, inside), inside);
            case "segment" -> new Condition.InSegment(text(value, inside));
            default ->
                throw SegmentRefused.invalid(
                        path, "one of all, any, not, field, tags, followers, did and segment, not " + shown(kind));
        };
    }

    private List<Condition> conditions(@Nullable Object json, String path, int depth) {
        var list = list(json, path);
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            conditions.add(condition(list.get(i), "%s[%d]".formatted(path, i), depth + 1));
        }
        return conditions;
    }

    private static Condition field(Map<String, Object> json, String path) {
        var name = text(json.get("name"), path + ".name");
        if (!FIELD.matcher(name).matches()) {
            throw SegmentRefused.invalid(
                    path + ".name",
                    "name, gender, kind, liveCode, createdAt, stage, externalUserId, fields.…, memberships.… or consents.…");
        }
        only(json, path, Set.of("name"), TESTS);
        return new Condition.Field(name, test(json, path, true));
    }

    /** What has a set of ids, any or all of which are wanted. */
    private interface OfSet {
        Condition of(Set<String> ids, boolean all);
    }

    private static Condition set(Map<String, Object> json, String path, OfSet condition) {
        only(json, path, Set.of("anyOf", "allOf"), Set.of());
        if (json.size() != 1) {
            throw SegmentRefused.invalid(path, "an object with either anyOf or allOf");
        }
        boolean all = json.containsKey("allOf");
        var key = all ? "allOf" : "anyOf";
        return condition.of(texts(json.get(key), path + "." + key), all);
    }

    private static Condition did(Map<String, Object> json, String path) {
        only(json, path, Set.of("type", "where", "window", "sum", "distinct"), Set.of("atLeast", "atMost"));
        var type = text(json.get("type"), path + ".type");
        var where = json.get("where") == null
                ? List.<Condition.PropertyTest>of()
                : where(json.get("where"), path + ".where");
        var window = json.get("window") == null
                ? Window.EVER
                : window(object(json.get("window"), path + ".window"), path + ".window");
        if (json.get("sum") != null && json.get("distinct") != null) {
            throw SegmentRefused.invalid(path, "something with either sum or distinct");
        }
        Measure measure = new Measure.Count();
        if (json.get("sum") != null) {
            measure = new Measure.Sum(text(json.get("sum"), path + ".sum"));
        } else if (json.get("distinct") != null) {
            measure = new Measure.Distinct(text(json.get("distinct"), path + ".distinct"));
        }
        var bounds = json.containsKey("atLeast") || json.containsKey("atMost") ? bounds(json, path) : Bounds.atLeast(1);
        return new Condition.Did(type, where, window, measure, bounds);
    }

    private static List<Condition.PropertyTest> where(@Nullable Object json, String path) {
        var list = list(json, path);
        if (list.size() > MOST_TESTS) {
            throw SegmentRefused.invalid(path, "at most %d tests".formatted(MOST_TESTS));
        }
        List<Condition.PropertyTest> tests = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            var at = "%s[%d]".formatted(path, i);
            var one = object(list.get(i), at);
            only(one, at, Set.of("property"), TESTS);
            tests.add(new Condition.PropertyTest(text(one.get("property"), at + ".property"), test(one, at, false)));
        }
        return tests;
    }

    private static Window window(Map<String, Object> json, String path) {
        only(json, path, Set.of("youngerThan", "olderThan"), Set.of("from", "before"));
        var window = new Window(
                duration(json, "youngerThan", path),
                duration(json, "olderThan", path),
                time(json, "from", path),
                time(json, "before", path));
        if (window.youngerThan() != null
                && window.olderThan() != null
                && window.olderThan().compareTo(window.youngerThan()) >= 0) {
            throw SegmentRefused.invalid(path + ".olderThan", "shorter than youngerThan");
        }
        if (window.from() != null && window.before() != null && !window.from().isBefore(window.before())) {
            throw SegmentRefused.invalid(path + ".before", "after from");
        }
        return window;
    }

    /** @param ages whether the test may change as time passes */
    private static ValueTest test(Map<String, Object> json, String path, boolean ages) {
        var asked = new TreeSet<>(json.keySet());
        asked.retainAll(TESTS);
        if (asked.equals(Set.of("oneOf"))) {
            return new ValueTest.OneOf(texts(json.get("oneOf"), path + ".oneOf"));
        }
        if (asked.equals(Set.of("contains"))) {
            return new ValueTest.Contains(text(json.get("contains"), path + ".contains"));
        }
        if (asked.equals(Set.of("present")) && Boolean.TRUE.equals(json.get("present"))) {
            return new ValueTest.Present();
        }
        if (!asked.isEmpty() && Set.of("atLeast", "atMost").containsAll(asked)) {
            return new ValueTest.Within(bounds(json, path));
        }
        if (!asked.isEmpty() && Set.of("from", "before").containsAll(asked)) {
            return new ValueTest.Between(time(json, "from", path), time(json, "before", path));
        }
        if (ages && asked.equals(Set.of("ago"))) {
            var ago = object(json.get("ago"), path + ".ago");
            only(ago, path + ".ago", Set.of("atLeast", "lessThan"), Set.of());
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
        var ago = new ValueTest.Ago(duration(json, "atLeast", path), duration(json, "lessThan", path));
        if (ago.atLeast() != null && ago.lessThan() != null && ago.atLeast().compareTo(ago.lessThan()) >= 0) {
            throw SegmentRefused.invalid(path + ".atLeast", "shorter than lessThan");
        }
        return ago;
    }

    private static Bounds bounds(Map<String, Object> json, String path) {
        var bounds = new Bounds(number(json, "atLeast", path), number(json, "atMost", path));
        if (bounds.atLeast() != null
                && bounds.atMost() != null
                && bounds.atLeast().compareTo(bounds.atMost()) > 0) {
            throw SegmentRefused.invalid(path + ".atMost", "not less than atLeast");
        }
        return bounds;
    }

    private static @Nullable BigDecimal number(Map<String, Object> json, String name, String path) {
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

    private static @Nullable Duration duration(Map<String, Object> json, String name, String path) {
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

    private static @Nullable Instant time(Map<String, Object> json, String name, String path) {
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

    private static Set<String> texts(@Nullable Object json, String path) {
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

    private static String text(@Nullable Object json, String path) {
        if (json instanceof String text && !text.isBlank() && text.length() <= LONGEST_TEXT) {
            return text;
        }
        throw SegmentRefused.invalid(path, "a text of 1 to %d characters".formatted(LONGEST_TEXT));
    }

    private static List<?> list(@Nullable Object json, String path) {
        if (json instanceof List<?> list) {
            return list;
        }
        throw SegmentRefused.invalid(path, "a list");
    }

    private static Map<String, Object> object(@Nullable Object json, String path) {
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

    private static void only(Map<String, Object> json, String path, Set<String> some, Set<String> others) {
        for (var name : json.keySet()) {
            if (!some.contains(name) && !others.contains(name)) {
                var known = new TreeSet<>(some);
                known.addAll(others);
                throw SegmentRefused.invalid(
                        path + "." + shown(name), "one of " + String.join(", ", known) + ", or not there");
            }
        }
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(64, text.length()));
    }

    /** The condition as JSON: maps, lists, texts and numbers. */
    public static Map<String, Object> write(Condition condition) {
        return switch (condition) {
            case Condition.All(var conditions) -> Map.of("all", written(conditions, ConditionForm::write));
            case Condition.Any(var conditions) -> Map.of("any", written(conditions, ConditionForm::write));
            case Condition.Not(var negated) -> Map.of("not", write(negated));
            case Condition.Field(var name, var test) -> {
                Map<String, Object> field = new LinkedHashMap<>(Map.of("name", name));
                putTest(field, test);
                yield Map.of("field", field);
            }
            case Condition.Tagged(var ids, var all) -> Map.of("tags", Map.of(all ? "allOf" : "anyOf", sorted(ids)));
            case Condition.Followed(var ids, var all) ->
                Map.of("followers", Map.of(all ? "allOf" : "anyOf", sorted(ids)));
            case Condition.Did did -> Map.of("did", written(did));
            case Condition.InSegment(var segmentId) -> Map.of("segment", segmentId);
        };
    }

    private static Map<String, Object> written(Condition.Did did) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", did.type());
        if (!did.where().isEmpty()) {
            json.put("where", written(did.where(), where -> {
                Map<String, Object> one = new LinkedHashMap<>(Map.of("property", where.property()));
                putTest(one, where.test());
                return one;
            }));
        }
        if (!did.window().equals(Window.EVER)) {
            Map<String, Object> window = new LinkedHashMap<>();
            put(window, "youngerThan", did.window().youngerThan());
            put(window, "olderThan", did.window().olderThan());
            put(window, "from", did.window().from());
            put(window, "before", did.window().before());
            json.put("window", window);
        }
        switch (did.measure()) {
            case Measure.Count() -> {}
            case Measure.Sum(var property) -> json.put("sum", property);
            case Measure.Distinct(var property) -> json.put("distinct", property);
        }
        putBounds(json, did.bounds());
        return json;
    }

    private static void putTest(Map<String, Object> json, ValueTest test) {
        switch (test) {
            case ValueTest.OneOf(var texts) -> json.put("oneOf", sorted(texts));
            case ValueTest.Contains(var part) -> json.put("contains", part);
            case ValueTest.Present() -> json.put("present", true);
            case ValueTest.Within(var bounds) -> putBounds(json, bounds);
            case ValueTest.Between(var from, var before) -> {
                put(json, "from", from);
                put(json, "before", before);
            }
            case ValueTest.Ago(var atLeast, var lessThan) -> {
                Map<String, Object> ago = new LinkedHashMap<>();
                put(ago, "atLeast", atLeast);
                put(ago, "lessThan", lessThan);
                json.put("ago", ago);
            }
        }
    }

    private static void putBounds(Map<String, Object> json, Bounds bounds) {
        if (bounds.atLeast() != null) {
            json.put("atLeast", bounds.atLeast());
        }
        if (bounds.atMost() != null) {
            json.put("atMost", bounds.atMost());
        }
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private static <T> List<Map<String, Object>> written(List<T> all, Function<T, Map<String, Object>> write) {
        return all.stream().map(write).toList();
    }

    private static List<String> sorted(Set<String> texts) {
        return List.copyOf(texts.stream().collect(toCollection(TreeSet::new)));
    }
}
