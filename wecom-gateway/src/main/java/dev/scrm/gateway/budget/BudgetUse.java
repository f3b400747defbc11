package dev.scrm.gateway.budget;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much of a budget is used, for people.
 *
 * @param closedUntil nobody calls before, because WeCom said that it was too often; null when it did not
 * @param refusals times in a row that WeCom said so
 * @param usedPlaces calls that replicas may have under way at the same time now
 * @param places how many WeCom allows; 0 for as many as there are
 */
public record BudgetUse(
        State state, List<WindowUse> windows, @Nullable Instant closedUntil, int refusals, int usedPlaces, int places) {
    /** In a word. */
    public enum State {
        /** WeCom has closed it. */
        CLOSED,
        /** Bulk calls wait, because the rest is kept for others. */
        USED_UP,
        OPEN
    }

    /**
     * One window.
     *
     * @param used calls that were granted within its length until now
     */
    public record WindowUse(Duration length, int used, int limit) {}

    public BudgetUse {
        requireNonNull(state, "state");
        windows = List.copyOf(windows);
    }

    static BudgetUse of(BudgetState budget, Allowance allowance, Instant now) {
        var spent = budget.spent();
        boolean closed = spent.isClosed(now);
        var windows = IntStream.range(0, allowance.windows().size())
                .mapToObj(i -> {
                    var window = allowance.windows().get(i);
                    return new WindowUse(window.length(), spent.counted(i, window, now), window.calls());
                })
                .toList();
        boolean usedUp = spent.left(allowance, CallLane.BULK, now) == 0;
        return new BudgetUse(
                closed ? State.CLOSED : usedUp ? State.USED_UP : State.OPEN,
                windows,
                closed ? spent.closedUntil() : null,
                closed ? spent.refusals() : 0,
                budget.shares().inUse(now),
                allowance.concurrent());
    }
}
