package dev.scrm.contact.segment;

import static dev.scrm.contact.segment.RandomConditions.hours;
import static dev.scrm.contact.segment.SegmentFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** What is evaluated with an eye on time is what a naive look at everything would say, at every moment. */
class EvaluationProperties {
    private static final int DAY = 24;

    /** Of everything that can be asked: where it can hold at all. */
    private static final List<String> BOTH_WAYS = Stream.concat(
                    Stream.of(
                            "any tag",
                            "all tags",
                            "followers",
                            "some followers",
                            "all followers",
                            "followers since",
                            "followers by a live code",
                            "followers by a way",
                            "former followers",
                            "former followers by whom",
                            "former followers since",
                            "groups",
                            "some of the groups",
                            "Count",
                            "Count of anything",
                            "Sum",
                            "Sum less another",
                            "Sum of another currency",
                            "Distinct"),
                    Stream.of("", "where ")
                            .flatMap(where -> Stream.of(
                                            "OneOf of a text",
                                            "OneOf of a number",
                                            "OneOf of a boolean",
                                            "OneOf of a list",
                                            "Contains of a text",
                                            "Contains of a number",
                                            "Contains of a boolean",
                                            "Contains of a list",
                                            "Present",
                                            "Within of a number",
                                            "Between of a time",
                                            "Between of a day",
                                            "Ago of a time",
                                            "Ago of a day")
                                    .filter(test -> where.isEmpty() || !test.startsWith("Ago"))
                                    .map(where::concat)))
            .toList();

    @Property(tries = 3000)
    void anAnswerIsTheNaiveOneAndStaysSoUntilItsTime(@ForAll Random random) {
        var chance = new RandomConditions(random);
        var condition = chance.tree(3);
        var facts = chance.facts();
        var past = new Past();
        IntStream.range(0, random.nextInt(20))
                .forEach(_ -> past.add(chance.done(NOON.plus(hours(random.nextInt(DAY) - DAY / 2)))));
        var now = NOON.plus(hours(random.nextInt(6)));

        var verdict = new Evaluation(facts, past, now).of(condition);

        for (var moment : moments(now)) {
            if (verdict.until() == null || moment.isBefore(verdict.until())) {
                assertThat(NaiveEvaluator.holds(condition, facts, past.all(), moment))
                        .as("%s of %s, %s at %s", condition, facts, past.all(), moment)
                        .isEqualTo(verdict.holds());
            }
        }
    }

    /** Where the answer says it changes, there it changes: a look too early would cost a timer each. */
    @Property(tries = 3000)
    void whatSomebodyDidChangesAtTheVeryTime(@ForAll Random random) {
        var chance = new RandomConditions(random);
        var did = chance.did();
        var past = new Past();
        IntStream.range(0, random.nextInt(12))
                .forEach(_ -> past.add(chance.done(NOON.minus(hours(random.nextInt(DAY))))));

        var verdict = new Evaluation(chance.facts(), past, NOON).of(did);

        if (verdict.until() != null) {
            assertThat(NaiveEvaluator.holds(did, chance.facts(), past.all(), verdict.until()))
                    .as("%s of %s at %s", did, past.all(), verdict.until())
                    .isNotEqualTo(verdict.holds());
        }
    }

    /** As with deeds: a look too early would cost a timer each. */
    @Property(tries = 3000)
    void whoIsInGroupsCountsOtherwiseAtTheVeryTime(@ForAll Random random) {
        var chance = new RandomConditions(random);
        changesAtTheVeryTime(chance.inGroups(), chance.facts());
    }

    @Property(tries = 3000)
    void whoIsFollowedCountsOtherwiseAtTheVeryTime(@ForAll Random random) {
        var chance = new RandomConditions(random);
        changesAtTheVeryTime(chance.followed(), chance.facts());
    }

    private static void changesAtTheVeryTime(Condition counting, PersonFacts facts) {
        var verdict = new Evaluation(facts, new Past(), NOON).of(counting);

        for (var moment : moments(NOON)) {
            if (verdict.until() == null || moment.isBefore(verdict.until())) {
                assertThat(NaiveEvaluator.holds(counting, facts, List.of(), moment))
                        .as("%s of %s at %s", counting, facts, moment)
                        .isEqualTo(verdict.holds());
            }
        }
        if (verdict.until() != null) {
            assertThat(NaiveEvaluator.holds(counting, facts, List.of(), verdict.until()))
                    .as("%s of %s at %s", counting, facts, verdict.until())
                    .isNotEqualTo(verdict.holds());
        }
    }

    /** Whatever happens in whatever order, timers included: the world is told what is so, each change once. */
    @Property(tries = 1000)
    void aPersonStandsWhereANaiveLookWouldPutThem(@ForAll Random random) {
        var chance = new RandomConditions(random);
        var rules = IntStream.range(0, 4)
                .mapToObj(i -> SegmentFixtures.live("segment-" + i, 1, chance.tree(2)))
                .toList();
        var life = new Life(new RuleBook(rules));
        var now = NOON;
        for (int step = 0; step < 25; step++) {
            now = now.plusSeconds(random.nextInt(4) * 1800L);
            life.passTo(now);
            switch (random.nextInt(5)) {
                case 0 -> life.take(new PersonInput.FactsTold(chance.facts()), now);
                case 1 -> life.edit(rules.get(random.nextInt(4)).key().segmentId(), chance.tree(2), now);
                default -> life.does(chance.done(now.minus(hours(random.nextInt(5)))), now);
            }
            life.check(now);
        }
    }

    /** Whoever asks why is told the same as those who sort people, and nothing that did not count. */
    @Property(tries = 1000)
    void anExplanationSaysWhatTheAnswerSays(@ForAll Random random) {
        var chance = new RandomConditions(random);
        var condition = chance.tree(3);
        var facts = chance.facts();
        var past = new Past();
        IntStream.range(0, random.nextInt(20))
                .forEach(_ -> past.add(chance.done(NOON.plus(hours(random.nextInt(DAY) - DAY / 2)))));
        var evaluation = new Evaluation(facts, past, NOON);

        var explanation = evaluation.explain(condition);

        assertThat(new Verdict(explanation.holds(), explanation.until())).isEqualTo(evaluation.of(condition));
        var did = past.all().stream().map(Past.Done::id).toList();
        assertThat(explanation.because()).allMatch(evidence -> did.contains(evidence.id()));
        if (!explanation.holds()) {
            assertThat(explanation.because()).isEmpty();
        }
    }

    /** Whoever is in a segment that asks for others is whom these say, as if they stood in their place. */
    @Property(tries = 1000)
    void aReferenceMeansWhatItRefersTo(@ForAll Random random) {
        var chance = new RandomConditions(random);
        var segments = chance.segments(4);
        var references = References.of(List.of());
        for (var segment : segments.entrySet()) {
            references = references.with(segment.getKey(), segment.getValue());
        }
        var facts = chance.facts();
        var past = new Past();
        IntStream.range(0, random.nextInt(20))
                .forEach(_ -> past.add(chance.done(NOON.minus(hours(random.nextInt(DAY))))));

        var resolved = references.resolve("segment-3");

        assertThat(new Evaluation(facts, past, NOON).of(resolved).holds())
                .as("%s of %s, %s", segments, facts, past.all())
                .isEqualTo(
                        NaiveEvaluator.holds(new Condition.InSegment("segment-3"), segments, facts, past.all(), NOON));
    }

    /** The other properties prove nothing of what chance never makes, or makes one way only. */
    @Example
    void everyKindOfConditionHoldsAtTimesAndAtTimesDoesNot() {
        Map<String, Set<Boolean>> met = new TreeMap<>();
        var random = new Random(1);
        for (int i = 0; i < 40_000; i++) {
            var chance = new RandomConditions(random);
            var facts = chance.facts();
            var done = chance.done(NOON.minus(hours(random.nextInt(6))));
            var leaf = chance.leaf();
            boolean holds = NaiveEvaluator.holds(leaf, facts, List.of(done), NOON);
            kinds(leaf, facts)
                    .forEach(kind ->
                            met.computeIfAbsent(kind, _ -> new TreeSet<>()).add(holds));
            if (leaf instanceof Condition.Did did) {
                for (var where : did.where()) {
                    var value = done.properties().get(where.property());
                    met.computeIfAbsent("where " + kind(where.test(), value), _ -> new TreeSet<>())
                            .add(NaiveEvaluator.passes(where.test(), value, done.at()));
                }
            }
        }

        assertThat(BOTH_WAYS)
                .allSatisfy(kind -> assertThat(met.get(kind))
                        .as("%s of %s", kind, met.keySet())
                        .containsExactly(false, true));
    }

    private static Stream<String> kinds(Condition leaf, PersonFacts facts) {
        return Stream.concat(
                Stream.of(kind(leaf, facts)),
                leaf instanceof Condition.Followed followed ? kinds(followed) : Stream.of());
    }

    /** What else is asked of who follows, any of which may stand beside any other. */
    private static Stream<String> kinds(Condition.Followed followed) {
        var ended = followed.ended();
        return Stream.of(
                        followed.staffIds().size() > 1 && followed.equals(Condition.Followed.byAll(followed.staffIds()))
                                ? "all followers"
                                : null,
                        followed.since() == null ? null : "followers since",
                        followed.liveCodes().isEmpty() ? null : "followers by a live code",
                        followed.addWays().isEmpty() ? null : "followers by a way",
                        ended == null ? null : "former followers",
                        ended == null || ended.by().isEmpty() ? null : "former followers by whom",
                        ended == null || ended.at() == null ? null : "former followers since")
                .filter(Objects::nonNull);
    }

    private static String kind(Condition leaf, PersonFacts facts) {
        return switch (leaf) {
            case Condition.Field(var name, var test) ->
                kind(test, facts.values().get(name));
            case Condition.Tagged tagged -> tagged.all() ? "all tags" : "any tag";
            case Condition.Followed followed -> followed.staffIds().isEmpty() ? "followers" : "some followers";
            case Condition.InGroups groups -> groups.chatIds().isEmpty() ? "groups" : "some of the groups";
            case Condition.Did did -> kind(did.measure()) + (did.type().equals(History.ANY) ? " of anything" : "");
            case Condition.All _, Condition.Any _, Condition.Not _, Condition.InSegment _ ->
                throw new IllegalArgumentException("Expected a leaf but got " + leaf);
        };
    }

    private static String kind(Measure measure) {
        return switch (measure) {
            case Measure.Sum(var _, var _, var less) when less != null -> "Sum less another";
            case Measure.Sum(var _, var currency, var _) when !currency.equals("CNY") -> "Sum of another currency";
            default -> measure.getClass().getSimpleName();
        };
    }

    private static String kind(ValueTest test, @Nullable Object value) {
        var name = test.getClass().getSimpleName();
        return switch (value) {
            case null -> test instanceof ValueTest.Present ? name : name + " of nothing";
            case Object _ when test instanceof ValueTest.Present -> name;
            case Boolean _ -> name + " of a boolean";
            case Number _ -> name + " of a number";
            case List<?> _ -> name + " of a list";
            case String text when text.length() == "2026-11-23".length() -> name + " of a day";
            case String text when text.endsWith("Z") -> name + " of a time";
            default -> name + " of a text";
        };
    }

    private static List<Instant> moments(Instant now) {
        var moments = new ArrayList<Instant>();
        for (int hour = 0; hour < DAY; hour++) {
            moments.add(now.plus(hours(hour)).minusMillis(hour == 0 ? 0 : 1));
            moments.add(now.plus(hours(hour)));
        }
        return moments;
    }
}
