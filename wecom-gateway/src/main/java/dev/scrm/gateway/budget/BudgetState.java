package dev.scrm.gateway.budget;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What all replicas know of one budget.
 *
 * @param touchedAt when one last asked for calls of it, or was refused
 */
public record BudgetState(String budget, Spent spent, Shares shares, Instant touchedAt) {
    public BudgetState {
        requireNonNull(budget, "budget");
        requireNonNull(spent, "spent");
        requireNonNull(shares, "shares");
        requireNonNull(touchedAt, "touchedAt");
    }

    /** How much of an allowance is used. */
    public BudgetUse use(Allowance allowance, Instant now) {
        return BudgetUse.of(this, allowance, now);
    }
}
