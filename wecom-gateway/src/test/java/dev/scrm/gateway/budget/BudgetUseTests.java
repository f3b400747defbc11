package dev.scrm.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.budget.BudgetUse.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetUseTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Allowance A_HUNDRED = Allowance.of(Window.ofMinute(100));

    @Test
    void countsWhatWasGrantedLately() {
        var use = granted(60).use(A_HUNDRED, NOON.plusSeconds(30));

        assertThat(use.state()).isEqualTo(State.OPEN);
        assertThat(use.windows()).containsExactly(new BudgetUse.WindowUse(Duration.ofMinutes(1), 60, 100));
        assertThat(granted(60)
                        .use(A_HUNDRED, NOON.plusSeconds(120))
                        .windows()
                        .getFirst()
                        .used())
                .isZero();
    }

    @Test
    void isUsedUpWhenBulkCallsHaveToWait() {
        assertThat(granted(96).use(A_HUNDRED, NOON).state()).isEqualTo(State.OPEN);
        assertThat(granted(97).use(A_HUNDRED, NOON).state()).isEqualTo(State.USED_UP);
    }

    @Test
    void saysUntilWhenWecomHasClosedIt() {
        var closed = state(Spent.NOTHING.refused(A_HUNDRED, NOON), Shares.NONE);

        assertThat(closed.use(A_HUNDRED, NOON).state()).isEqualTo(State.CLOSED);
        assertThat(closed.use(A_HUNDRED, NOON).closedUntil()).isEqualTo(NOON.plusSeconds(60));
        assertThat(closed.use(A_HUNDRED, NOON).refusals()).isEqualTo(1);
        assertThat(closed.use(A_HUNDRED, NOON.plusSeconds(60)).closedUntil()).isNull();
        assertThat(closed.use(Allowance.UNKNOWN, NOON.plusSeconds(60)).state()).isEqualTo(State.OPEN);
    }

    @Test
    void countsPlacesOfReplicasThatLive() {
        var shares = new Shares(
                Map.of("alive", new Shares.Holding(2, 2, NOON.plusSeconds(1)), "dead", new Shares.Holding(3, 3, NOON)));

        var use = state(Spent.NOTHING, shares).use(new Allowance(List.of(), 5), NOON);

        assertThat(use.usedPlaces()).isEqualTo(2);
        assertThat(use.places()).isEqualTo(5);
    }

    private static BudgetState granted(int calls) {
        var spent = Spent.NOTHING.grant(A_HUNDRED, Map.of(CallLane.URGENT, calls), NOON);
        return state(spent.state(), Shares.NONE);
    }

    private static BudgetState state(Spent spent, Shares shares) {
        return new BudgetState("ww1/get", spent, shares, NOON);
    }
}
