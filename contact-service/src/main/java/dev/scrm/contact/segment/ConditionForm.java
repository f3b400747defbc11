package dev.scrm.contact.segment;

import dev.scrm.contact.contact.AddWay;
import dev.scrm.contact.contact.EndedBy;
import dev.scrm.contact.contact.GroupStay;
import dev.scrm.contact.contact.IdentityType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form in which conditions come and go as JSON, and what of it is allowed. Each condition is an object with one key that says what
 * it asks:
 *
 * <pre>
 * {"all": [...]}  {"any": [...]}  {"not": {...}}  {"segment": "id"}
 * {"tags": {"anyOf": [...]}}  {"followers": {"allOf": [...]}}  {"followers": {"atMost": 0}}
 * {"followers": {"liveCodes": [...], "addWays": ["qr-code"], "since": {"ago": {"lessThan": "P7D"}}}}
 * {"followers": {"anyOf": [...], "ended": {"by": ["customer"], "at": {"ago": {"lessThan": "P7D"}}}}}
 * {"groups": {"anyOf": [...], "since": {"ago": {"lessThan": "P7D"}}, "atLeast": 2}}
 * {"field": {"name": "stage", "oneOf": ["customer"]}}
 * {"did": {"type": "order-paid", "where": [{"property": "category", "oneOf": ["护肤"]}],
 *          "window": {"youngerThan": "P90D"}, "sum": "amount", "currency": "CNY", "less": "order-refunded", "atLeast": 100000}}
 * {"did": {"type": "any", "window": {"youngerThan": "P30D"}, "atMost": 0}}
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
    /** As many staff as can be named: nobody is followed by more. */
    private static final int MOST_FOLLOWERS = 500;

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private static final Pattern FIELD = Pattern.compile(
            "name|gender|kind|liveCode|createdAt|stage|externalUserId|identityKinds|fields\\.[a-zA-Z0-9_-]{1,64}"
                    + "|memberships\\.[a-zA-Z0-9_-]{1,64}\\.(level|points)|consents\\.[a-z-]{1,16}\\.[a-z-]{1,16}");

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
            case "tags" -> tags(Given.object(value, inside), inside);
            case "followers" -> followers(Given.object(value, inside), inside);
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
                    "name, gender, kind, liveCode, createdAt, stage, externalUserId, identityKinds, fields.…, memberships.… or consents.…");
        }
        Given.only(json, path, Set.of("name"), TestForm.TESTS);
        var test = TestForm.test(json, path, true);
        if (name.equals(PersonFacts.IDENTITY_KINDS)) {
            requireKinds(test, path);
        }
        return new Condition.Field(name, test);
    }

    /** By their names alone, so that nobody takes a value for one. */
    private static void requireKinds(ValueTest test, String path) {
        boolean right =
                switch (test) {
                    case ValueTest.Present() -> true;
                    case ValueTest.OneOf(var kinds) -> kinds.stream().allMatch(ConditionForm::isKindOfIdentity);
                    case ValueTest.Contains _, ValueTest.Within _, ValueTest.Between _, ValueTest.Ago _ -> false;
                };
        if (!right) {
            throw SegmentRefused.invalid(
                    path, "present: true, or oneOf of kinds such as phone, union-id, open-id and member-id:shop");
        }
    }

    private static boolean isKindOfIdentity(String kind) {
        int colon = kind.indexOf(':');
        return IdentityType.of(colon < 0 ? kind : kind.substring(0, colon))
                .filter(type -> colon < 0 || type.isOfASystem() || type == IdentityType.EXTERNAL_USER_ID)
                .isPresent();
    }

    private static Condition tags(Map<String, Object> json, String path) {
        Given.only(json, path, Set.of("anyOf", "allOf"), Set.of());
        if (json.size() != 1) {
            throw SegmentRefused.invalid(path, "an object with either anyOf or allOf");
        }
        boolean all = json.containsKey("allOf");
        var key = all ? "allOf" : "anyOf";
        return new Condition.Tagged(Given.texts(json.get(key), path + "." + key), all);
    }

    private static Condition followers(Map<String, Object> json, String path) {
        Given.only(
                json,
                path,
                Set.of("anyOf", "allOf", "since", "liveCodes", "addWays", "ended"),
                Set.of("atLeast", "atMost"));
        boolean all = json.containsKey("allOf");
        if (all && Stream.of("anyOf", "atLeast", "atMost").anyMatch(json::containsKey)) {
            throw SegmentRefused.invalid(path, "an object with either allOf, or anyOf, atLeast and atMost");
        }
        var staffIds = textsOrNone(json, all ? "allOf" : "anyOf", path);
        return new Condition.Followed(
                staffIds,
                TestForm.times(json, "since", path),
                textsOrNone(json, "liveCodes", path),
                words(json, "addWays", path, AddWay.values(), AddWay::word).keySet(),
                json.containsKey("ended")
                        ? ended(Given.object(json.get("ended"), path + ".ended"), path + ".ended")
                        : null,
                all
                        ? Bounds.atLeast(staffIds.size())
                        : TestForm.boundsOfSome(json, path, staffIds.isEmpty() ? MOST_FOLLOWERS : staffIds.size()));
    }

    private static Condition.Ended ended(Map<String, Object> json, String path) {
        Given.only(json, path, Set.of("by", "at"), Set.of());
        var by = words(json, "by", path, EndedBy.values(), EndedBy::word).values();
        return new Condition.Ended(Set.copyOf(by), TestForm.times(json, "at", path));
    }

    /** What is named, by its words; nothing when it is not there. */
    private static <E> Map<String, E> words(
            Map<String, Object> json, String name, String path, E[] all, Function<E, String> word) {
        Map<String, E> known = new LinkedHashMap<>();
        for (var one : all) {
            known.put(word.apply(one), one);
        }
        var named = textsOrNone(json, name, path);
        if (!known.keySet().containsAll(named)) {
            throw SegmentRefused.invalid(path + "." + name, "some of " + String.join(", ", known.keySet()));
        }
        known.keySet().retainAll(named);
        return known;
    }

    private static Set<String> textsOrNone(Map<String, Object> json, String name, String path) {
        return json.containsKey(name) ? Given.texts(json.get(name), path + "." + name) : Set.of();
    }

    private static Condition groups(Map<String, Object> json, String path) {
        Given.only(json, path, Set.of("anyOf", "since"), Set.of("atLeast", "atMost"));
        var chatIds = textsOrNone(json, "anyOf", path);
        int most = chatIds.isEmpty() ? GroupStay.MOST : Math.min(GroupStay.MOST, chatIds.size());
        return new Condition.InGroups(
                chatIds, TestForm.times(json, "since", path), TestForm.boundsOfSome(json, path, most));
    }

    private static Condition did(Map<String, Object> json, String path) {
        Given.only(
                json,
                path,
                Set.of("type", "where", "window", "sum", "currency", "less", "distinct"),
                Set.of("atLeast", "atMost"));
        var type = Given.text(json.get("type"), path + ".type");
        requireOneType(type, json, path);
        var where = json.get("where") == null
                ? List.<Condition.PropertyTest>of()
                : where(json.get("where"), path + ".where");
        var window = json.get("window") == null
                ? Window.EVER
                : window(Given.object(json.get("window"), path + ".window"), path + ".window");
        return new Condition.Did(type, where, window, measure(type, json, path), TestForm.boundsOrOne(json, path));
    }

    private static Measure measure(String type, Map<String, Object> json, String path) {
        if (json.get("sum") != null && json.get("distinct") != null) {
            throw SegmentRefused.invalid(path, "something with either sum or distinct");
        }
        if (json.get("sum") != null) {
            return new Measure.Sum(
                    Given.text(json.get("sum"), path + ".sum"), currency(json, path), less(type, json, path));
        }
        for (var name : List.of("currency", "less")) {
            if (json.get(name) != null) {
                throw SegmentRefused.invalid(path + "." + name, "not there without a sum");
            }
        }
        return json.get("distinct") == null
                ? new Measure.Count()
                : new Measure.Distinct(Given.text(json.get("distinct"), path + ".distinct"));
    }

    private static String currency(Map<String, Object> json, String path) {
        var given = json.get("currency");
        if (given == null) {
            return Measure.Sum.YUAN;
        }
        var currency = Given.text(given, path + ".currency");
        if (!CURRENCY.matcher(currency).matches()) {
            throw SegmentRefused.invalid(path + ".currency", "a currency of ISO 4217 such as CNY");
        }
        return currency;
    }

    private static @Nullable String less(String type, Map<String, Object> json, String path) {
        var given = json.get("less");
        if (given == null) {
            return null;
        }
        var less = Given.text(given, path + ".less");
        if (less.equals(type) || less.equals(History.ANY)) {
            throw SegmentRefused.invalid(path + ".less", "another type, such as order-refunded");
        }
        return less;
    }

    /** What properties there are depends on the type. */
    private static void requireOneType(String type, Map<String, Object> json, String path) {
        for (var name : List.of("where", "sum", "currency", "less", "distinct")) {
            if (type.equals(History.ANY) && json.containsKey(name)) {
                throw SegmentRefused.invalid(path + "." + name, "not there where any type counts");
            }
        }
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
            Given.only(one, at, Set.of("property"), TestForm.TESTS);
            tests.add(new Condition.PropertyTest(
                    Given.text(one.get("property"), at + ".property"), TestForm.test(one, at, false)));
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

    /** The condition as JSON: maps, lists, texts and numbers. */
    public static Map<String, Object> write(Condition condition) {
        return WrittenCondition.of(condition);
    }
}
