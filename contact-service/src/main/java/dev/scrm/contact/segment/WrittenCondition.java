package dev.scrm.contact.segment;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.contact.EndedBy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A condition in the form that {@link ConditionForm} reads. */
final class WrittenCondition {
    private WrittenCondition() {}

    static Map<String, Object> of(Condition condition) {
        return switch (condition) {
            case Condition.All(var conditions) -> Map.of("all", written(conditions, WrittenCondition::of));
            case Condition.Any(var conditions) -> Map.of("any", written(conditions, WrittenCondition::of));
            case Condition.Not(var negated) -> Map.of("not", of(negated));
            case Condition.Field(var name, var test) -> {
                Map<String, Object> field = new LinkedHashMap<>(Map.of("name", name));
                putTest(field, test);
                yield Map.of("field", field);
            }
            case Condition.Tagged(var ids, var all) -> Map.of("tags", Map.of(all ? "allOf" : "anyOf", sorted(ids)));
            case Condition.Followed followed -> Map.of("followers", written(followed));
            case Condition.InGroups groups -> Map.of("groups", written(groups));
            case Condition.Did did -> Map.of("did", written(did));
            case Condition.InSegment(var segmentId) -> Map.of("segment", segmentId);
        };
    }

    private static Map<String, Object> written(Condition.Followed followed) {
        Map<String, Object> json = new LinkedHashMap<>();
        int named = followed.staffIds().size();
        boolean all = named > 1 && followed.bounds().equals(Bounds.atLeast(named));
        putTexts(json, all ? "allOf" : "anyOf", followed.staffIds());
        putTimes(json, "since", followed.since());
        putTexts(json, "liveCodes", followed.liveCodes());
        putTexts(json, "addWays", followed.addWays());
        if (followed.ended() != null) {
            Map<String, Object> ended = new LinkedHashMap<>();
            putTexts(
                    ended,
                    "by",
                    followed.ended().by().stream().map(EndedBy::word).collect(toSet()));
            putTimes(ended, "at", followed.ended().at());
            json.put("ended", ended);
        }
        if (!all && !followed.bounds().equals(Bounds.atLeast(1))) {
            putBounds(json, followed.bounds());
        }
        return json;
    }

    private static Map<String, Object> written(Condition.InGroups groups) {
        Map<String, Object> json = new LinkedHashMap<>();
        putTexts(json, "anyOf", groups.chatIds());
        putTimes(json, "since", groups.since());
        putBounds(json, groups.bounds());
        return json;
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
            case Measure.Sum(var property, var currency, var less) -> {
                json.put("sum", property);
                if (!currency.equals(Measure.Sum.YUAN)) {
                    json.put("currency", currency);
                }
                put(json, "less", less);
            }
            case Measure.Distinct(var property) -> json.put("distinct", property);
        }
        putBounds(json, did.bounds());
        return json;
    }

    /** Of none nothing is asked. */
    private static void putTexts(Map<String, Object> json, String name, Set<String> texts) {
        if (!texts.isEmpty()) {
            json.put(name, sorted(texts));
        }
    }

    private static void putTimes(Map<String, Object> json, String name, @Nullable ValueTest test) {
        if (test != null) {
            Map<String, Object> times = new LinkedHashMap<>();
            putTest(times, test);
            json.put(name, times);
        }
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
