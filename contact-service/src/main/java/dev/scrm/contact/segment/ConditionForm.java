package dev.scrm.contact.segment;

import dev.scrm.contact.contact.GroupStay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form in which conditions come and go as JSON, and what of it is allowed. Each condition is an object with one key that says what
 * it asks:
 *
 * <pre>
 * {"all": [...]}  {"any": [...]}  {"not": {...}}  {"segment": "id"}
 * {"tags": {"anyOf": [...]}}  {"followers": {"allOf": [...]}}
 * {"groups": {"anyOf": [...], "since": {"ago": {"lessThan": "P7D"}}, "atLeast": 2}}
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

    static final int MOST_NODES_RESOLVED = 800;

    private static final int MOST_TESTS = 5;

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
        var object = Given.object(json, path);
        if (depth > deepest) {
            throw SegmentRefused.invalid(path, "no deeper than %d conditions in each other".formatted(deepest));
        }
        if (++count > most) {
            throw SegmentRefused.invalid(path, "one of at most %d conditions".formatted(most));
        }
        if (object.size() != 1) {
            throw SegmentRefused.invalid(
                    path, "an object with one of all, any, not, field, tags, followers, groups, did and segment");
        }
        var kind = object.keySet().iterator().next();
        var value = object.get(kind);
        var inside = path + "." + kind;
        return switch (kind) {
            case "all" -> new Condition.All(conditions(value, inside, depth));
            case "any" -> new Condition.Any(conditions(value, inside, depth));
            case "not" -> new Condition.Not(condition(value, inside, depth + 1));
            case "field" -> field(Given.object(value, inside), inside);
            case "tags" -> set(Given.object(value, inside), inside, Condition.Tagged::new);
            case "followers" -> set(Given.object(value, inside), inside, Condition.Followed::new);
            case "groups" -> groups(Given.object(value, inside), inside);
            case "did" -> did(Given.object(value, inside), inside);
            case "segment" -> new Condition.InSegment(Given.text(value, inside));
            default ->
                throw SegmentRefused.invalid(
                        path,
                        "one of all, any, not, field, tags, followers, groups, did and segment, not "
                                + Given.shown(kind));
        };
    }

    private List<Condition> conditions(@Nullable Object json, String path, int depth) {
        var list = Given.list(json, path);
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            conditions.add(condition(list.get(i), "%s[%d]".formatted(path, i), depth + 1));
        }
        return conditions;
    }

    private static Condition field(Map<String, Object> json, String path) {
        var name = Given.text(json.get("name"), path + ".name");
        if (!FIELD.matcher(name).matches()) {
            throw SegmentRefused.invalid(
                    path + ".name",
                    "name, gender, kind, liveCode, createdAt, stage, externalUserId, fields.…, memberships.… or consents.…");
        }
        Given.only(json, path, Set.of("name"), TESTS);
        return new Condition.Field(name, test(json, path, true));
    }

    /** What has a set of ids, any or all of which are wanted. */
    private interface OfSet {
        Condition of(Set<String> ids, boolean all);
    }

    private static Condition set(Map<String, Object> json, String path, OfSet condition) {
        Given.only(json, path, Set.of("anyOf", "allOf"), Set.of());
        if (json.size() != 1) {
            throw SegmentRefused.invalid(path, "an object with either anyOf or allOf");
        }
        boolean all = json.containsKey("allOf");
        var key = all ? "allOf" : "anyOf";
        return condition.of(Given.texts(json.get(key), path + "." + key), all);
    }

    private static Condition groups(Map<String, Object> json, String path) {
        Given.only(json, path, Set.of("anyOf", "since"), Set.of("atLeast", "atMost"));
        var chatIds = json.containsKey("anyOf") ? Given.texts(json.get("anyOf"), path + ".anyOf") : Set.<String>of();
        var bounds = boundsOrOne(json, path);
        int most = chatIds.isEmpty() ? GroupStay.MOST : Math.min(GroupStay.MOST, chatIds.size());
        if (bounds.atLeast() != null && bounds.atLeast().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw SegmentRefused.invalid(path + ".atLeast", "at most %d, since nobody is in more".formatted(most));
        }
        return new Condition.InGroups(chatIds, json.containsKey("since") ? since(json, path + ".since") : null, bounds);
    }

    private static ValueTest since(Map<String, Object> json, String path) {
        var since = Given.object(json.get("since"), path);
        Given.only(since, path, Set.of("from", "before", "ago"), Set.of());
        if (since.isEmpty()) {
            throw SegmentRefused.invalid(path, "an object with from and before, or ago");
        }
        return test(since, path, true);
    }

    private static Condition did(Map<String, Object> json, String path) {
        Given.only(json, path, Set.of("type", "where", "window", "sum", "distinct"), Set.of("atLeast", "atMost"));
        var type = Given.text(json.get("type"), path + ".type");
        var where = json.get("where") == null
                ? List.<Condition.PropertyTest>of()
                : where(json.get("where"), path + ".where");
        var window = json.get("window") == null
                ? Window.EVER
                : window(Given.object(json.get("window"), path + ".window"), path + ".window");
        if (json.get("sum") != null && json.get("distinct") != null) {
            throw SegmentRefused.invalid(path, "something with either sum or distinct");
        }
        Measure measure = new Measure.Count();
        if (json.get("sum") != null) {
            measure = new Measure.Sum(Given.text(json.get("sum"), path + ".sum"));
        } else if (json.get("distinct") != null) {
            measure = new Measure.Distinct(Given.text(json.get("distinct"), path + ".distinct"));
        }
        return new Condition.Did(type, where, window, measure, boundsOrOne(json, path));
    }

    private static List<Condition.PropertyTest> where(@Nullable Object json, String path) {
        var list = Given.list(json, path);
        if (list.size() > MOST_TESTS) {
            throw SegmentRefused.invalid(path, "at most %d tests".formatted(MOST_TESTS));
        }
        List<Condition.PropertyTest> tests = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            var at = "%s[%d]".formatted(path, i);
            var one = Given.object(list.get(i), at);
            Given.only(one, at, Set.of("property"), TESTS);
            tests.add(new Condition.PropertyTest(
                    Given.text(one.get("property"), at + ".property"), test(one, at, false)));
        }
        return tests;
    }

    private static Window window(Map<String, Object> json, String path) {
        Given.only(json, path, Set.of("youngerThan", "olderThan"), Set.of("from", "before"));
        var window = new Window(
                Given.duration(json, "youngerThan", path),
                Given.duration(json, "olderThan", path),
                Given.time(json, "from", path),
                Given.time(json, "before", path));
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

    private static Bounds boundsOrOne(Map<String, Object> json, String path) {
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

    /** The condition as JSON: maps, lists, texts and numbers. */
    public static Map<String, Object> write(Condition condition) {
        return WrittenCondition.of(condition);
    }
}
