package dev.scrm.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTests {
    @Test
    void keepsTheEventsOfBothStepsInOrder() {
        var decision = Decision.of(1, "one").then(state -> Decision.of(state + 1, "two"));

        assertThat(decision).isEqualTo(new Decision<>(2, List.of("one", "two"), true));
    }

    @Test
    void staysChangedWhenTheNextStepChangesNothing() {
        assertThat(Decision.of(1, "one").then(Decision::unchanged).changed()).isTrue();
        assertThat(Decision.<Integer, String>unchanged(1)
                        .then(Decision::unchanged)
                        .changed())
                .isFalse();
    }
}
