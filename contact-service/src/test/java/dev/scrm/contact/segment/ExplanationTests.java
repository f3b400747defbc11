package dev.scrm.contact.segment;

import static dev.scrm.contact.segment.SegmentFixtures.NOON;
import static dev.scrm.contact.segment.SegmentFixtures.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.segment.Explanation.Evidence;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplanationTests {
    private static final Condition VIP = new Condition.Tagged(Set.of("vip"), false);
    private static final Condition.Did PAID = new Condition.Did(
            "order-paid",
            List.of(),
            Window.last(Duration.ofDays(30)),
            new Measure.Sum("amount"),
            Bounds.atLeast(50_000));
    private static final Condition.Did COMPLAINED =
            new Condition.Did("complained", List.of(), Window.EVER, new Measure.Count(), Bounds.atMost(0));

    private final Past past = Past.of(
            new Past.Done("order-paid", NOON.minusSeconds(400), Map.of("amount", BigDecimal.valueOf(20_000))),
            new Past.Done("order-paid", NOON.minusSeconds(300), Map.of("amount", BigDecimal.valueOf(20_000))),
            new Past.Done("order-paid", NOON.minusSeconds(200), Map.of("amount", BigDecimal.valueOf(20_000))),
            new Past.Done("order-paid", NOON.minusSeconds(100), Map.of("amount", BigDecimal.valueOf(20_000))),
            new Past.Done("order-paid", NOON.minus(Duration.ofDays(31)), Map.of("amount", BigDecimal.valueOf(90_000))));

    @Test
    void saysWhatWasMeasuredAndTheLatestThreeThatCounted() {
        var explanation = explained(PAID);

        assertThat(explanation.holds()).isTrue();
        assertThat(explanation.measured()).isEqualByComparingTo("80000");
        assertThat(explanation.because()).containsExactly(paid(100), paid(200), paid(300));
        assertThat(explanation.until()).isEqualTo(NOON.plus(Duration.ofDays(30)).minusSeconds(300));
    }

    @Test
    void ofAnythingDoneItNamesWhatItWas() {
        past.add(new Past.Done("coupon-used", NOON.minusSeconds(50), Map.of()));
        var anything = new Condition.Did(
                History.ANY, List.of(), Window.last(Duration.ofDays(30)), new Measure.Count(), Bounds.atLeast(1));

        var explanation = explained(anything);

        assertThat(explanation.measured()).isEqualByComparingTo("5");
        assertThat(explanation.because())
                .extracting(Evidence::type)
                .containsExactly("coupon-used", "order-paid", "order-paid");
    }

    @Test
    void saysOfEveryPlaceWhatWasFoundAlsoWhereTheAnswerWasCertainBefore() {
        var explanation = explained(new Condition.Any(List.of(VIP, new Condition.Not(PAID), COMPLAINED)));

        assertThat(explanation.holds()).isTrue();
        assertThat(explanation.parts()).extracting(Explanation::holds).containsExactly(true, false, true);
        assertThat(explanation.parts().getLast().measured()).isEqualByComparingTo("0");
    }

    @Test
    void namesNothingThatSpokeAgainstIt() {
        assertThat(explained(new Condition.Not(PAID)).because()).isEmpty();
        assertThat(explained(new Condition.Not(new Condition.Not(PAID))).because())
                .isEmpty();
        assertThat(explained(new Condition.All(List.of(VIP, COMPLAINED))).because())
                .isEmpty();
        assertThat(explained(new Condition.All(List.of(VIP, PAID))).because()).hasSize(3);
    }

    private Explanation explained(Condition condition) {
        return new Evaluation(tagged("vip"), past, NOON).explain(condition);
    }

    private static Evidence paid(int secondsAgo) {
        var at = NOON.minusSeconds(secondsAgo);
        return new Evidence("order-paid@" + at, "order-paid", at);
    }
}
