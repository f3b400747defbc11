package dev.scrm.gateway.deadletters;

import static dev.scrm.gateway.deadletters.LetterFixtures.NOON;
import static dev.scrm.gateway.deadletters.LetterFixtures.aLetter;
import static dev.scrm.gateway.deadletters.LetterFixtures.discard;
import static dev.scrm.gateway.deadletters.LetterFixtures.redrive;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of decisions does. */
public abstract class LetterDecisionsContract {
    protected abstract LetterDecisions decisions();

    @Test
    void letsOneOfManyDecide() throws Exception {
        try (var admins = Executors.newVirtualThreadPerTaskExecutor()) {
            var deciding = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(_ -> () -> decisions().begin(aLetter("t/0@1"), redrive(false)))
                    .toList();

            var numbers = admins.invokeAll(deciding).stream()
                    .map(one -> one.resultNow())
                    .toList();

            assertThat(numbers).containsOnlyOnce(0).contains(-1);
        }
        assertThat(found("t/0@1")).hasSize(1);
    }

    @Test
    void keepsEveryDecisionOfThoseWhoInsist() {
        decisions().begin(aLetter("t/0@1"), discard(false, "测试数据"));
        int second = decisions().begin(aLetter("t/0@1"), redrive(true));
        decisions().done("t/0@1", second, "t/0@9");

        assertThat(found("t/0@1")).extracting(LetterDecision::word).containsExactly("discarded", "redriven");
        assertThat(found("t/0@1").getFirst()).isEqualTo(discard(false, "测试数据"));
        assertThat(found("t/0@1").getLast().to()).isEqualTo("t/0@9");
        assertThat(found("t/0@2")).isEmpty();
    }

    @Test
    void endsAfterSoManyDecisions() {
        decisions().begin(aLetter("t/0@1"), redrive(false));
        IntStream.range(1, LetterDecisions.MOST)
                .forEach(i -> assertThat(decisions().begin(aLetter("t/0@1"), redrive(true)))
                        .isEqualTo(i));

        assertThat(decisions().begin(aLetter("t/0@1"), redrive(true))).isEqualTo(-1);
    }

    @Test
    void forgetsWhatWasDecidedLongAgo() {
        decisions().begin(aLetter("t/0@1"), redrive(false));

        decisions().forgetBefore(NOON);
        assertThat(found("t/0@1")).hasSize(1);

        decisions().forgetBefore(NOON.plusSeconds(1));
        assertThat(found("t/0@1")).isEmpty();
    }

    private List<LetterDecision> found(String origin) {
        return decisions().find(List.of(origin)).getOrDefault(origin, List.of());
    }
}
