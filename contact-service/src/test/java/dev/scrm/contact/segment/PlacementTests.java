package dev.scrm.contact.segment;

import static dev.scrm.contact.segment.SegmentFixtures.NOON;
import static dev.scrm.contact.segment.SegmentFixtures.building;
import static dev.scrm.contact.segment.SegmentFixtures.live;
import static dev.scrm.contact.segment.SegmentFixtures.mergedInto;
import static dev.scrm.contact.segment.SegmentFixtures.someone;
import static dev.scrm.contact.segment.SegmentFixtures.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.segment.PersonInput.FactsTold;
import dev.scrm.contact.segment.PersonInput.RulesChanged;
import dev.scrm.contact.segment.SegmentEvent.Because;
import dev.scrm.contact.segment.SegmentEvent.Entered;
import dev.scrm.contact.segment.SegmentEvent.Left;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementTests {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Condition VIEWED_TWICE_IN_A_WEEK =
            new Condition.Did("page-viewed", List.of(), Window.last(WEEK), new Measure.Count(), Bounds.atLeast(2));
    private static final Condition SILENT_FOR_A_WEEK =
            new Condition.Did("page-viewed", List.of(), Window.last(WEEK), new Measure.Count(), Bounds.atMost(0));
    private static final Condition VIP = new Condition.Tagged(Set.of("vip"), false);

    @Test
    void leavesASegmentWhenTheWindowExpires() {
        var life = new Life(new RuleBook(List.of(live("keen", 1, VIEWED_TWICE_IN_A_WEEK))));
        life.take(new FactsTold(someone()), NOON);

        life.does(viewed(NOON), NOON);
        life.does(viewed(NOON.plusSeconds(60)), NOON.plusSeconds(60));
        life.passTo(NOON.plus(WEEK).plusSeconds(3600));

        assertThat(life.news())
                .containsExactly(
                        new Entered("keen", NOON.plusSeconds(60), Because.BEHAVIOR),
                        new Left("keen", NOON.plus(WEEK), Because.TIME));
        assertThat(life.standing().wake()).isEmpty();
    }

    @Test
    void entersASegmentBySilence() {
        var life = new Life(new RuleBook(List.of(live("silent", 1, SILENT_FOR_A_WEEK))));
        life.take(new FactsTold(someone()), NOON);

        life.does(viewed(NOON), NOON);
        life.passTo(NOON.plus(WEEK));

        assertThat(life.news())
                .containsExactly(
                        new Entered("silent", NOON, Because.PROFILE),
                        new Left("silent", NOON, Because.BEHAVIOR),
                        new Entered("silent", NOON.plus(WEEK), Because.TIME));
    }

    @Test
    void belongsNowhereBeforeAnythingIsKnownAndEverywhereItShouldThen() {
        var life = new Life(new RuleBook(List.of(live("keen", 1, VIEWED_TWICE_IN_A_WEEK))));

        life.does(viewed(NOON), NOON);
        life.does(viewed(NOON), NOON);
        assertThat(life.news()).isEmpty();
        life.take(new FactsTold(someone()), NOON.plusSeconds(1));

        assertThat(life.news()).containsExactly(new Entered("keen", NOON.plusSeconds(1), Because.PROFILE));
    }

    @Test
    void whoIsSeenAsSomebodyElseBelongsNowhere() {
        var life = new Life(new RuleBook(List.of(live("silent", 1, SILENT_FOR_A_WEEK))));
        life.take(new FactsTold(someone()), NOON);

        life.take(new FactsTold(mergedInto("another")), NOON.plusSeconds(1));

        assertThat(life.news()).last().isEqualTo(new Left("silent", NOON.plusSeconds(1), Because.PROFILE));
    }

    @Test
    void aVersionThatIsBeingBuiltTellsNothingUntilItCounts() {
        var first = live("vip", 1, VIP);
        var life = new Life(new RuleBook(List.of(first)));
        life.take(new FactsTold(tagged("vip")), NOON);
        var next = building("vip", 2, VIEWED_TWICE_IN_A_WEEK);

        life.switchTo(new RuleBook(List.of(first, next)), Set.of(next.key()), NOON);
        life.does(viewed(NOON), NOON);
        life.does(viewed(NOON), NOON);
        life.take(new FactsTold(tagged()), NOON.plusSeconds(1));
        assertThat(life.news())
                .containsExactly(
                        new Entered("vip", NOON, Because.PROFILE),
                        new Left("vip", NOON.plusSeconds(1), Because.PROFILE));
        life.switchTo(new RuleBook(List.of(live("vip", 2, VIEWED_TWICE_IN_A_WEEK))), Set.of(), NOON.plusSeconds(2));

        assertThat(life.news()).last().isEqualTo(new Entered("vip", NOON.plusSeconds(2), Because.DEFINITION));
    }

    @Test
    void whoeverBelongsToBothVersionsIsToldNothing() {
        var life = new Life(new RuleBook(List.of(live("vip", 1, VIP))));
        life.take(new FactsTold(tagged("vip", "gold")), NOON);

        life.edit("vip", new Condition.Tagged(Set.of("gold"), false), NOON.plusSeconds(5));

        assertThat(life.news()).containsExactly(new Entered("vip", NOON, Because.PROFILE));
    }

    @Test
    void leavesASegmentThatIsGone() {
        var life = new Life(new RuleBook(List.of(live("vip", 1, VIP))));
        life.take(new FactsTold(tagged("vip")), NOON);

        life.switchTo(RuleBook.EMPTY, Set.of(), NOON.plusSeconds(1));

        assertThat(life.news()).last().isEqualTo(new Left("vip", NOON.plusSeconds(1), Because.DEFINITION));
        assertThat(life.standing().answers()).isEmpty();
    }

    @Test
    void newsThatNoRuleAsksForChangesNothing() {
        var life = new Life(new RuleBook(List.of(live("vip", 1, VIP))));
        life.take(new FactsTold(tagged()), NOON);
        var before = life.standing();

        var decision = Placement.decide(
                before,
                new PersonInput.BehaviorTold("page-viewed", viewed(NOON)),
                new RuleBook(List.of(live("vip", 1, VIP))),
                new Past(),
                NOON,
                (rule, failure) -> {
                    throw failure;
                });

        assertThat(decision.changed()).isFalse();
    }

    @Test
    void takesOffWhatWasRefundedAndLeavesOutOtherCurrencies() {
        var spent = new Condition.Did(
                "order-paid",
                List.of(),
                Window.last(WEEK),
                new Measure.Sum("amount", "CNY", "order-refunded"),
                Bounds.atLeast(10_000));
        var life = new Life(new RuleBook(List.of(live("spender", 1, spent))));
        life.take(new FactsTold(someone()), NOON);

        life.does(done("order-paid", NOON, Map.of("amount", 20_000, "currency", "HKD")), NOON);
        assertThat(life.news()).isEmpty();
        life.does(done("order-paid", NOON, Map.of("amount", 6_000)), NOON);
        life.does(done("order-paid", NOON, Map.of("amount", 6_000, "currency", "CNY")), NOON);
        var later = NOON.plusSeconds(1);
        life.does(done("order-refunded", later, Map.of("amount", 9_000, "currency", "HKD")), later);
        assertThat(life.news()).containsExactly(new Entered("spender", NOON, Because.BEHAVIOR));
        life.does(done("order-refunded", later, Map.of("amount", 3_000)), later);

        assertThat(life.news())
                .containsExactly(
                        new Entered("spender", NOON, Because.BEHAVIOR), new Left("spender", later, Because.BEHAVIOR));
    }

    private static Past.Done done(String type, Instant at, Map<String, Object> properties) {
        return new Past.Done(type, at, properties);
    }

    @Test
    void sumsWhatWasSpentUntilItIsTooLongAgo() {
        var spent = new Condition.Did(
                "order-paid", List.of(), Window.last(WEEK), new Measure.Sum("amount"), Bounds.atLeast(10_000));
        var life = new Life(new RuleBook(List.of(live("spender", 1, spent))));
        life.take(new FactsTold(someone()), NOON);

        life.does(paid(6_000, NOON), NOON);
        life.does(paid(5_000, NOON.plusSeconds(1)), NOON.plusSeconds(1));
        life.passTo(NOON.plus(WEEK));

        assertThat(life.news())
                .containsExactly(
                        new Entered("spender", NOON.plusSeconds(1), Because.BEHAVIOR),
                        new Left("spender", NOON.plus(WEEK), Because.TIME));
    }

    @Test
    void aRuleThatIsAddedIsAskedOfThoseWhoAreThere() {
        var life = new Life(RuleBook.EMPTY);
        life.take(new FactsTold(tagged("vip")), NOON);
        var rule = live("vip", 1, VIP);

        life.switchTo(new RuleBook(List.of(rule)), Set.of(rule.key()), NOON.plusSeconds(1));

        life.take(new RulesChanged(Set.of(rule.key())), NOON.plusSeconds(2));
        assertThat(life.news()).containsExactly(new Entered("vip", NOON.plusSeconds(1), Because.DEFINITION));
    }

    @Test
    void aTagRuleGivesItsTagsWithTheDeedsBecauseOfWhichItHoldsAndTakesThemAgain() {
        var gives = new Tagging(List.of("keen"), true, null);
        var life = new Life(tagRule(VIEWED_TWICE_IN_A_WEEK, gives));
        life.take(new FactsTold(someone()), NOON);

        life.does(viewed(NOON), NOON);
        life.does(viewed(NOON.plusSeconds(60)), NOON.plusSeconds(60));
        life.passTo(NOON.plus(WEEK));

        var first = viewed(NOON);
        var second = viewed(NOON.plusSeconds(60));
        assertThat(life.news())
                .containsExactly(
                        new SegmentEvent.Tagged(
                                "rule",
                                gives,
                                NOON.plusSeconds(60),
                                Because.BEHAVIOR,
                                List.of(
                                        new Explanation.Evidence(second.id(), second.type(), second.at()),
                                        new Explanation.Evidence(first.id(), first.type(), first.at()))),
                        new SegmentEvent.Untagged("rule", gives, NOON.plus(WEEK), Because.TIME));
    }

    @Test
    void tagsThatStayAreNotTakenWhenTheRuleHoldsNoLonger() {
        var life = new Life(tagRule(VIP, new Tagging(List.of("gold"), false, null)));

        life.take(new FactsTold(tagged("vip")), NOON);
        life.take(new FactsTold(tagged()), NOON.plusSeconds(1));
        assertThat(life.standing().memberships()).isEmpty();
        life.take(new FactsTold(tagged("vip")), NOON.plusSeconds(2));

        assertThat(life.news()).hasSize(2).allMatch(SegmentEvent.Tagged.class::isInstance);
    }

    @Test
    void aTagRuleThatIsGoneTakesItsTagsAlong() {
        var gives = new Tagging(List.of("gold"), true, null);
        var life = new Life(tagRule(VIP, gives));
        life.take(new FactsTold(tagged("vip")), NOON);

        life.switchTo(RuleBook.EMPTY.with("rule", gives, List.of()), Set.of(), NOON.plusSeconds(1));

        assertThat(life.news())
                .last()
                .isEqualTo(new SegmentEvent.Untagged("rule", gives, NOON.plusSeconds(1), Because.DEFINITION));
    }

    /** The tags are the survivor's, for whom the rule may hold as well. */
    @Test
    void whoIsMergedTakesNoTagsFromTheSurvivor() {
        var gives = new Tagging(List.of("gold"), true, null);
        var life = new Life(tagRule(VIP, gives));
        life.take(new FactsTold(tagged("vip")), NOON);

        life.take(new FactsTold(mergedInto("another")), NOON.plusSeconds(1));

        assertThat(life.standing().memberships()).isEmpty();
        assertThat(life.news()).singleElement().isInstanceOf(SegmentEvent.Tagged.class);
        life.take(new FactsTold(mergedInto(PersonFacts.NOBODY)), NOON.plusSeconds(2));
        life.take(new FactsTold(tagged("vip")), NOON.plusSeconds(3));
        life.take(new FactsTold(mergedInto(PersonFacts.NOBODY)), NOON.plusSeconds(4));
        assertThat(life.news()).last().isInstanceOf(SegmentEvent.Untagged.class);
    }

    /** Tags of WeCom are on relations; what was said since the rule began to hold comes after it. */
    @Test
    void givesTheSameTagsAgainToWhoeverBeginsToFollow() {
        var gives = new Tagging(List.of("gold"), true, null);
        var life = new Life(tagRule(VIP, gives));
        life.take(new FactsTold(followed(NOON)), NOON);
        life.take(new FactsTold(followed(NOON)), NOON.plusSeconds(1));

        life.take(new FactsTold(followed(NOON, NOON.plusSeconds(2))), NOON.plusSeconds(2));
        life.take(new FactsTold(followed(NOON.plusSeconds(3), NOON.plusSeconds(2))), NOON.plusSeconds(3));
        life.take(new FactsTold(followed(NOON.plusSeconds(3))), NOON.plusSeconds(4));

        var given = new SegmentEvent.Tagged("rule", gives, NOON, Because.PROFILE, List.of());
        assertThat(life.news()).containsExactly(given, given, given);
    }

    @Test
    void givesTheTagsOfAMergedPersonAgainWhenItsHistoryHasCome() {
        var gives = new Tagging(List.of("gold"), true, null);
        var life = new Life(tagRule(VIP, gives));
        life.take(new FactsTold(followed(NOON)), NOON);

        life.take(new PersonInput.HistoryAnswered(Set.of()), NOON.plusSeconds(1));

        assertThat(life.news()).hasSize(2).allMatch(SegmentEvent.Tagged.class::isInstance);
    }

    @Test
    void givesNoTagsAgainWhoseTimeIsOver() {
        var life = new Life(tagRule(VIP, new Tagging(List.of("gold"), false, Duration.ofHours(1))));
        life.take(new FactsTold(followed(NOON)), NOON);

        life.take(new FactsTold(followed(NOON, NOON.plusSeconds(3_600))), NOON.plusSeconds(3_600));

        assertThat(life.news()).hasSize(1);
    }

    /** Staff members, each since then. */
    private static PersonFacts followed(Instant... since) {
        var following = IntStream.range(0, since.length)
                .mapToObj(i -> new Following("staff-" + i, since[i], null, null, null))
                .toList();
        return new PersonFacts(
                Map.of("createdAt", NOON.toString()), Set.of("vip"), following, List.of(), List.of(), null);
    }

    @Test
    void tagsAreTakenAfterTheyWereGivenAlsoByAProcessWhoseClockIsBehind() {
        var gives = new Tagging(List.of("gold"), true, null);
        var life = new Life(tagRule(VIP, gives));
        life.take(new FactsTold(tagged("vip")), NOON);

        life.take(new FactsTold(tagged()), NOON.minusSeconds(2));

        assertThat(life.news())
                .last()
                .isEqualTo(new SegmentEvent.Untagged("rule", gives, NOON.plusMillis(1), Because.PROFILE));
    }

    @Test
    void aRuleThatFailsKeepsItsLastAnswerAndTheOthersGiveTheirs() {
        var payer =
                new Condition.Did("order-paid", List.of(), Window.last(WEEK), new Measure.Count(), Bounds.atLeast(1));
        var life = new Life(new RuleBook(List.of(live("payer", 1, payer))));
        life.take(new FactsTold(tagged("vip")), NOON);
        life.does(paid(100, NOON), NOON);
        Set<Rule.Key> failed = new HashSet<>();
        History broken = (_, _, _) -> {
            throw new IllegalStateException("Expected what was done but it cannot be read");
        };

        var later = NOON.plusSeconds(60);
        var book = new RuleBook(List.of(live("payer", 1, payer), live("vip", 1, VIP)));
        var decision = Placement.decide(
                life.standing(), new RulesChanged(book.keys()), book, broken, later, (rule, _) -> failed.add(rule));
        var next = new RuleBook(List.of(live("payer", 2, payer), live("vip", 1, VIP)));
        var built = Placement.decide(
                decision.state(),
                new RulesChanged(Set.of(new Rule.Key("payer", 2))),
                next,
                broken,
                later,
                (rule, _) -> failed.add(rule));

        assertThat(decision.events()).containsExactly(new Entered("vip", later, Because.DEFINITION));
        assertThat(decision.state().wake()).contains(later.plus(Placement.RETRY));
        assertThat(built.events()).as("a version that never answered").isEmpty();
        assertThat(failed).containsExactlyInAnyOrder(new Rule.Key("payer", 1), new Rule.Key("payer", 2));
    }

    private static RuleBook tagRule(Condition condition, Tagging tagging) {
        return RuleBook.EMPTY.with("rule", tagging, List.of(live("rule", 1, condition)));
    }

    private static Past.Done viewed(Instant at) {
        return new Past.Done("page-viewed", at, Map.of());
    }

    private static Past.Done paid(long amount, Instant at) {
        return new Past.Done("order-paid", at, Map.of("amount", BigDecimal.valueOf(amount)));
    }
}
