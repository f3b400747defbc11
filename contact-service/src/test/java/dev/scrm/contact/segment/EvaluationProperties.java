package dev.scrm.contact.segment;

import static dev.scrm.contact.segment.RandomConditions.hours;
import static dev.scrm.contact.segment.SegmentFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is evaluated with an eye on time is what a naive look at everything would say, at every moment. */
class EvaluationProperties {
    private static final int DAY = 24;

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
        var groups = chance.inGroups();
        var facts = chance.facts();

        var verdict = new Evaluation(facts, new Past(), NOON).of(groups);

        for (var moment : moments(NOON)) {
            if (verdict.until() == null || moment.isBefore(verdict.until())) {
                assertThat(NaiveEvaluator.holds(groups, facts, List.of(), moment))
                        .as("%s of %s at %s", groups, facts, moment)
                        .isEqualTo(verdict.holds());
            }
        }
        if (verdict.until() != null) {
            assertThat(NaiveEvaluator.holds(groups, facts, List.of(), verdict.until()))
                    .as("%s of %s at %s", groups, facts, verdict.until())
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

    private static List<Instant> moments(Instant now) {
        var moments = new ArrayList<Instant>();
        for (int hour = 0; hour < DAY; hour++) {
            moments.add(now.plus(hours(hour)).minusMillis(hour == 0 ? 0 : 1));
            moments.add(now.plus(hours(hour)));
        }
        return moments;
    }
}
