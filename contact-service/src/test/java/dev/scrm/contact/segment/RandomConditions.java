package dev.scrm.contact.segment;

import static dev.scrm.contact.segment.SegmentFixtures.NOON;

import dev.scrm.contact.contact.End;
import dev.scrm.contact.contact.EndedBy;
import dev.scrm.contact.contact.GroupStay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trees, people and deeds by chance, from a world small enough that they meet. {@link EvaluationProperties} counts that every kind of
 * condition comes about both ways.
 */
final class RandomConditions {
    private static final List<String> CURRENCIES = List.of("CNY", "CNY", "HKD");
    private static final List<String> TYPES = List.of("page-viewed", "order-paid", "coupon-used");
    private static final List<String> WORDS = List.of("护肤", "彩妆", "VIP", "vip");
    private static final List<String> PARTS = List.of("肤", "vi", "IP", "妆", "ru", ".5", "2");
    private static final List<String> STAFF = List.of("lin.wei", "chen.bo", "mei");
    private static final List<String> CODES = List.of("poster-17", "shop-3");
    private static final List<String> WAYS = List.of("qr-code", "card");
    private static final List<String> DAYS = List.of("2026-11-22", "2026-11-23", "2026-11-24", "9999-12-31");

    private final Random random;

    /** What may be known of a person, by its name, each with values of its kind. */
    private final Map<String, Supplier<Object>> known = new LinkedHashMap<>();

    RandomConditions(Random random) {
        this.random = random;
        known.put("stage", this::word);
        known.put("createdAt", () -> moment().toString());
        known.put("identityKinds", this::words);
        known.put("fields.points", this::number);
        known.put("fields.member", random::nextBoolean);
        known.put("fields.birthday", () -> oneOf(DAYS));
        known.put("fields.interests", this::words);
        known.put("fields.anything", this::value);
        known.put("consents.sms.marketing", random::nextBoolean);
        known.put("memberships.mall.level", this::word);
        known.put("memberships.mall.points", this::number);
    }

    Condition tree(int depth) {
        return tree(depth, this::leaf);
    }

    private Condition tree(int depth, Supplier<Condition> leaf) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 6 -> new Condition.All(trees(depth, leaf));
            case 7 -> new Condition.Any(trees(depth, leaf));
            case 8 -> new Condition.Not(tree(depth - 1, leaf));
            default -> leaf.get();
        };
    }

    private List<Condition> trees(int depth, Supplier<Condition> leaf) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> tree(depth - 1, leaf))
                .toList();
    }

    /** Segments by their ids, as they can be written; each may ask for those before it, and the last one does. */
    Map<String, Condition> segments(int count) {
        Map<String, Condition> segments = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            var before = List.copyOf(segments.keySet());
            Supplier<Condition> leaf = () -> before.isEmpty() || random.nextBoolean()
                    ? Stream.generate(this::leaf)
                            .filter(RandomConditions::canBeWritten)
                            .findFirst()
                            .orElseThrow()
                    : new Condition.InSegment(oneOf(before));
            segments.put(
                    "segment-" + i,
                    i < count - 1
                            ? tree(1, leaf)
                            : new Condition.Any(List.of(new Condition.InSegment(oneOf(before)), tree(1, leaf))));
        }
        return segments;
    }

    private static boolean canBeWritten(Condition condition) {
        try {
            ConditionForm.read(ConditionForm.write(condition));
            return true;
        } catch (SegmentRefused _) {
            return false;
        }
    }

    Condition leaf() {
        return switch (random.nextInt(9)) {
            case 0 -> new Condition.Tagged(some(WORDS), random.nextBoolean());
            case 1 -> followed();
            case 2, 3, 4 -> did();
            case 5 -> inGroups();
            default -> new Condition.Field(oneOf(List.copyOf(known.keySet())), test(true));
        };
    }

    Condition.Followed followed() {
        if (random.nextInt(4) == 0) {
            return Condition.Followed.byAll(some(STAFF));
        }
        return new Condition.Followed(
                random.nextBoolean() ? some(STAFF) : Set.of(),
                random.nextInt(3) == 0 ? time() : null,
                random.nextInt(4) == 0 ? some(CODES) : Set.of(),
                random.nextInt(4) == 0 ? some(WAYS) : Set.of(),
                random.nextInt(3) == 0 ? ended() : null,
                bounds());
    }

    private Condition.Ended ended() {
        Set<EndedBy> by = random.nextBoolean() ? Set.of() : Set.of(oneOf(List.of(EndedBy.values())));
        return new Condition.Ended(by, random.nextBoolean() ? time() : null);
    }

    Condition.InGroups inGroups() {
        var chatIds = random.nextBoolean() ? some(WORDS) : Set.<String>of();
        return new Condition.InGroups(chatIds, random.nextInt(3) == 0 ? null : time(), bounds());
    }

    Condition.Did did() {
        return random.nextInt(4) == 0 ? anything() : didOneThing();
    }

    private Condition.Did anything() {
        return new Condition.Did(History.ANY, List.of(), window(), new Measure.Count(), bounds());
    }

    private Condition.Did didOneThing() {
        var type = type();
        List<Condition.PropertyTest> where = random.nextInt(3) == 0
                ? List.of(new Condition.PropertyTest(
                        oneOf(List.of("category", "category", "amount", "anything")), test(false)))
                : List.of();
        var measure =
                switch (random.nextInt(4)) {
                    case 0 -> sum(type);
                    case 1 -> new Measure.Distinct("category");
                    default -> new Measure.Count();
                };
        return new Condition.Did(type, where, window(), measure, bounds());
    }

    private Measure sum(String type) {
        var others = TYPES.stream().filter(other -> !other.equals(type)).toList();
        return new Measure.Sum("amount", oneOf(CURRENCIES), random.nextBoolean() ? oneOf(others) : null);
    }

    /** @param ages whether it may be one that comes and goes with time */
    private ValueTest test(boolean ages) {
        return switch (random.nextInt(ages ? 8 : 6)) {
            case 0, 1 ->
                new ValueTest.OneOf(
                        random.nextInt(3) == 0 ? Set.of("true", oneOf(List.of("0", "1.5", "2"))) : some(WORDS));
            case 2 -> new ValueTest.Contains(oneOf(PARTS));
            case 3 -> new ValueTest.Present();
            case 4 -> new ValueTest.Within(bounds());
            case 5 ->
                new ValueTest.Between(random.nextBoolean() ? moment() : null, random.nextBoolean() ? moment() : null);
            default ->
                new ValueTest.Ago(
                        random.nextBoolean() ? hours(random.nextInt(10)) : null,
                        random.nextBoolean() ? hours(5 + random.nextInt(10)) : null);
        };
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
        Map<String, Object> values = new HashMap<>();
        known.forEach((name, value) -> {
            if (random.nextInt(3) > 0) {
                values.put(name, value.get());
            }
        });
        var seenAs = random.nextInt(12) == 0 ? "another" : null;
        var groups = WORDS.stream()
                .filter(_ -> random.nextBoolean())
                .map(chatId -> new GroupStay(chatId, random.nextInt(5) == 0 ? null : moment()))
                .toList();
        var following = any(STAFF).stream().sorted().map(this::following).toList();
        return new PersonFacts(values, any(WORDS), following, groups, List.of(), seenAs);
    }

    private Following following(String staffId) {
        return new Following(
                staffId,
                random.nextInt(5) == 0 ? null : moment(),
                random.nextBoolean() ? oneOf(CODES) : null,
                random.nextBoolean() ? oneOf(WAYS) : null,
                random.nextInt(3) == 0 ? new End(moment(), oneOf(List.of(EndedBy.values()))) : null);
    }

    Past.Done done(Instant at) {
        return new Past.Done(type(), at, random.nextInt(5) == 0 ? Map.of() : properties());
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "category", word(),
                "amount", BigDecimal.valueOf(random.nextInt(3)),
                "anything", value()));
        if (random.nextInt(3) == 0) {
            properties.put("currency", oneOf(CURRENCIES));
        }
        return properties;
    }

    private Object value() {
        return switch (random.nextInt(6)) {
            case 0 -> number();
            case 1 -> random.nextBoolean();
            case 2 -> words();
            case 3 -> moment().toString();
            case 4 -> oneOf(DAYS);
            default -> word();
        };
    }

    private Object number() {
        return random.nextInt(4) == 0 ? new BigDecimal("1.50") : random.nextInt(5);
    }

    private Instant moment() {
        return NOON.plus(hours(random.nextInt(24) - 6));
    }

    private String type() {
        return oneOf(TYPES);
    }

    private String word() {
        return oneOf(WORDS);
    }

    private List<String> words() {
        return List.copyOf(any(WORDS));
    }

    /** One or two of them: none can be asked for. */
    private Set<String> some(List<String> words) {
        return new HashSet<>(List.of(oneOf(words), oneOf(words)));
    }

    /** Each of them or not. */
    private Set<String> any(List<String> words) {
        Set<String> any = new HashSet<>(words);
        any.removeIf(_ -> random.nextBoolean());
        return any;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }
}
