package dev.scrm.platform.messaging.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultBudgetTests {
    private final FaultBudget budget = new FaultBudget(2, Duration.ofSeconds(10));

    @Test
    void bearsAFewFaultsAndNotOneMore() {
        assertThat(budget.allow(seconds(1))).isTrue();
        assertThat(budget.allow(seconds(2))).isTrue();
        assertThat(budget.allow(seconds(3))).isFalse();
    }

    @Test
    void forgetsFaultsOfLongAgo() {
        budget.allow(seconds(1));
        budget.allow(seconds(2));

        assertThat(budget.allow(seconds(13))).isTrue();
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
