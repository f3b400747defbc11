package dev.scrm.contact.segment;

import static dev.scrm.contact.segment.SegmentFixtures.NOON;
import static dev.scrm.contact.segment.SegmentFixtures.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.segment.Condition.Did;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an answer costs of a long history; what it says is shown by {@link EvaluationProperties}. */
class EvaluationTests {
    private static final int DEEDS = 100;

    private final List<Instant> propertiesRead = new ArrayList<>();
    private int historiesRead;

    /** One deed whose properties are counted when somebody reads them. */
    private final class Deed implements Occurrence {
        private final Instant at;

        Deed(Instant at) {
            this.at = at;
        }

        @Override
        public String id() {
            return "deed@" + at;
        }

        @Override
        public String type() {
            return "order-paid";
        }

        @Override
        public Instant at() {
            return at;
        }

        @Override
        public Map<String, Object> properties() {
            propertiesRead.add(at);
            return Map.of("amount", 10);
        }
    }

    private final List<Occurrence> latestFirst = IntStream.range(0, DEEDS)
            .<Occurrence>mapToObj(hours -> new Deed(NOON.minus(Duration.ofHours(hours))))
            .toList();

    private final History history = (_, after, atMost) -> {
        historiesRead++;
        return latestFirst.stream()
                .filter(one -> after == null || one.at().isAfter(after))
                .limit(atMost)
                .toList();
    };

    @Test
    void asksTheSameOfAHistoryOnce() {
        var evaluation = new Evaluation(someone(), history, NOON);

        var first = evaluation.of(new Condition.All(List.of(paid(Bounds.atLeast(500)))));
        var second = evaluation.of(new Condition.Not(paid(Bounds.atLeast(500))));

        assertThat(second.holds()).isNotEqualTo(first.holds());
        assertThat(historiesRead).isEqualTo(1);
    }

    /** A sum that is not reached yet is not reached by what goes. */
    @Test
    void readsEachDeedOnceWhereNothingChangesByTimeAlone() {
        var verdict = new Evaluation(someone(), history, NOON).of(paid(Bounds.atLeast(100_000)));

        assertThat(verdict).isEqualTo(Verdict.FAILS);
        assertThat(propertiesRead).hasSize(DEEDS).doesNotHaveDuplicates();
    }

    @Test
    void looksNoFurtherThanToWhatChangesTheAnswer() {
        var verdict = new Evaluation(someone(), history, NOON).of(paid(Bounds.atLeast(980)));

        assertThat(verdict.until())
                .isEqualTo(NOON.minus(Duration.ofHours(DEEDS - 3)).plus(Duration.ofDays(30)));
        assertThat(propertiesRead).hasSize(DEEDS + 3);
    }

    private static Did paid(Bounds bounds) {
        return new Did("order-paid", List.of(), Window.last(Duration.ofDays(30)), new Measure.Sum("amount"), bounds);
    }
}
