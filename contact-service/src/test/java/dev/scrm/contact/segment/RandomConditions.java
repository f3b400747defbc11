package dev.scrm.contact.segment;

import static dev.scrm.contact.segment.SegmentFixtures.NOON;

import dev.scrm.contact.contact.GroupStay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trees, people and deeds by chance, from a world small enough that they meet. */
final class RandomConditions {
    private static final List<String> TYPES = List.of("page-viewed", "order-paid", "coupon-used");
    private static final List<String> WORDS = List.of("护肤", "彩妆", "vip");

    private final Random random;

    RandomConditions(Random random) {
        this.random = random;
    }

    Condition tree(int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 11)) {
            case 0 -> new Condition.Field("stage", new ValueTest.OneOf(Set.of(word())));
            case 1 -> new Condition.Field("fields.points", new ValueTest.Within(bounds()));
            case 2 -> new Condition.Field("createdAt", time());
            case 3 -> new Condition.Tagged(Set.of(word(), word2()), random.nextBoolean());
            case 4, 5 -> did();
            case 6, 7 -> inGroups();
            case 8 -> new Condition.All(trees(depth));
            case 9 -> new Condition.Any(trees(depth));
            default -> new Condition.Not(tree(depth - 1));
        };
    }

    private List<Condition> trees(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> tree(depth - 1))
                .toList();
    }

    Condition.InGroups inGroups() {
        var chatIds = random.nextBoolean() ? Set.of(word(), word2()) : Set.<String>of();
        return new Condition.InGroups(chatIds, random.nextInt(3) == 0 ? null : time(), bounds());
    }

    Condition.Did did() {
        List<Condition.PropertyTest> where = random.nextInt(3) == 0
                ? List.of(new Condition.PropertyTest("category", new ValueTest.OneOf(Set.of(word()))))
                : List.of();
        var measure =
                switch (random.nextInt(4)) {
                    case 0 -> new Measure.Sum("amount");
                    case 1 -> new Measure.Distinct("category");
                    default -> new Measure.Count();
                };
        return new Condition.Did(type(), where, window(), measure, bounds());
    }

    private Window window() {
        var young = random.nextInt(4) == 0 ? null : hours(1 + random.nextInt(12));
        var old = random.nextInt(4) == 0 ? hours(random.nextInt(6)) : null;
        var from = random.nextInt(6) == 0 ? NOON.plus(hours(random.nextInt(24))) : null;
        var before = random.nextInt(6) == 0 ? NOON.plus(hours(random.nextInt(24))) : null;
        return new Window(young, old, from, before);
    }

    private Bounds bounds() {
        var least = random.nextInt(3) == 0 ? null : BigDecimal.valueOf(random.nextInt(4));
        var most = least == null || random.nextInt(3) == 0 ? BigDecimal.valueOf(random.nextInt(5)) : null;
        return new Bounds(least, most);
    }

    private ValueTest time() {
        return random.nextBoolean()
                ? new ValueTest.Ago(
                        random.nextBoolean() ? hours(random.nextInt(10)) : null,
                        random.nextBoolean() ? hours(5 + random.nextInt(10)) : null)
                : new ValueTest.Between(random.nextBoolean() ? moment() : null, random.nextBoolean() ? moment() : null);
    }

    PersonFacts facts() {
        Map<String, Object> values = new HashMap<>(Map.of("createdAt", moment().toString()));
        if (random.nextBoolean()) {
            values.put("stage", word());
        }
        if (random.nextBoolean()) {
            values.put("fields.points", random.nextInt(5));
        }
        var tags = random.nextBoolean() ? Set.of(word()) : Set.<String>of();
        var groups = Stream.concat(WORDS.stream(), Stream.of("word-0"))
                .filter(_ -> random.nextBoolean())
                .map(chatId -> new GroupStay(chatId, random.nextInt(5) == 0 ? null : moment()))
                .toList();
        return new PersonFacts(values, tags, Set.of(), groups, List.of(), random.nextInt(12) == 0 ? "another" : null);
    }

    Past.Done done(Instant at) {
        return new Past.Done(
                type(),
                at,
                random.nextInt(5) == 0
                        ? Map.of()
                        : Map.of("category", word(), "amount", BigDecimal.valueOf(random.nextInt(3))));
    }

    private Instant moment() {
        return NOON.plus(hours(random.nextInt(24) - 6));
    }

    private String type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** A set of two equal words would be none. */
    private String word2() {
        return "word-" + random.nextInt(2);
    }

    static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }
}
