package dev.scrm.endtoend.behavior;

import dev.scrm.endtoend.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Fifty segments as marketing has them: by what is known of people, by what they ever did, and five by windows; and rules that tag. */
final class BenchSegments {
    static final int WINDOWS = 5;
    private static final String SEGMENTS = "/api/v1/segments";
    private static final String RULES = "/api/v1/tag-rules";

    private final Api contacts;
    private final BenchPeople people;

    BenchSegments(Api contacts, BenchPeople people) {
        this.contacts = contacts;
        this.people = people;
    }

    /** Makes the first so many, but those that an earlier run has left; returns when all of them count. */
    void make(int count) {
        var known = names(SEGMENTS);
        var conditions = conditions();
        for (int i = 0; i < count; i++) {
            if (!known.contains(name(i))) {
                contacts.post(SEGMENTS, Map.of("name", name(i), "condition", conditions.get(i)));
            }
        }
        awaitVersions(SEGMENTS, count);
    }

    private List<String> names(String path) {
        return contacts.get(path)
                .path("items")
                .valueStream()
                .map(segment -> segment.path("name").asString())
                .toList();
    }

    private void awaitVersions(String path, int count) {
        long deadline = System.nanoTime() + Duration.ofMinutes(20).toNanos();
        while (contacts.get(path)
                        .path("items")
                        .valueStream()
                        .filter(segment -> segment.has("version"))
                        .count()
                < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Expected %d of %s to count".formatted(count, path));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** Makes so many rules that tag whoever looked at one product, but those that an earlier run has left; returns when they count. */
    void makeRules(int count) {
        contacts.putAny("/api/v1/tag-groups/bench", Map.of("name", "看过", "order", 1));
        var known = names(RULES);
        for (int i = 0; i < count; i++) {
            var tagId = "looked-" + i;
            contacts.putAny("/api/v1/tags/" + tagId, Map.of("name", "看过" + i, "groupId", "bench", "order", i));
            var looked = Map.of("property", "productId", "oneOf", List.of("p-" + (100 * i + 7)));
            if (!known.contains(name(i))) {
                contacts.post(
                        RULES,
                        Map.of(
                                "name",
                                name(i),
                                "tagIds",
                                List.of(tagId),
                                "keep",
                                "for-good",
                                "condition",
                                viewed(Map.of("where", List.of(looked), "atLeast", 1))));
            }
        }
        awaitVersions(RULES, count);
    }

    private static String name(int number) {
        return "segment " + number;
    }

    /** The people who belong to each, in the order they were made. */
    List<Long> members() {
        return contacts.get(SEGMENTS)
                .path("items")
                .valueStream()
                .map(segment -> segment.path("members").asLong())
                .toList();
    }

    private List<Map<String, Object>> conditions() {
        List<Map<String, Object>> conditions = new ArrayList<>();
        var some = Map.of(
                "property",
                "productId",
                "oneOf",
                IntStream.range(0, 50).mapToObj(i -> "p-" + i).toList());
        conditions.add(viewed(window("PT1M", Map.of("where", List.of(some), "atLeast", 1))));
        conditions.add(viewed(window("PT2M", Map.of("where", List.of(some), "atLeast", 2))));
        conditions.add(viewed(window("PT5M", Map.of("where", List.of(some), "sum", "price", "atLeast", 59_800))));
        conditions.add(viewed(window("PT5M", Map.of("where", List.of(some), "distinct", "productId", "atLeast", 2))));
        conditions.add(Map.of(
                "all",
                List.of(
                        Map.of("any", List.of(people.everyTenth(1), people.everyTenth(2))),
                        viewed(window("PT1M", Map.of("atMost", 0))))));
        for (int i = 0; i < 20; i++) {
            conditions.add(viewed(Map.of(
                    "where", List.of(Map.of("property", "productId", "oneOf", List.of("p-" + 10 * i))), "atLeast", 1)));
        }
        for (int i = 0; i < 10; i++) {
            conditions.add(people.everyTenth(i));
            conditions.add(people.named(i));
        }
        for (int i = 0; i < 5; i++) {
            conditions.add(Map.of(
                    "all",
                    List.of(
                            people.everybody(),
                            Map.of(
                                    "did",
                                    Map.of("type", "order-paid", "sum", "amount", "atLeast", 10_000 * (i + 1))))));
        }
        return conditions;
    }

    private static Map<String, Object> window(String youngerThan, Map<String, Object> more) {
        var did = new HashMap<String, Object>(more);
        did.put("window", Map.of("youngerThan", youngerThan));
        return did;
    }

    private static Map<String, Object> viewed(Map<String, Object> more) {
        var did = new HashMap<String, Object>(more);
        did.put("type", "product-viewed");
        return Map.of("did", did);
    }
}
