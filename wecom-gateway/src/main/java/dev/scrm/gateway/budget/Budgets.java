package dev.scrm.gateway.budget;

import java.time.Instant;
import java.util.function.Function;

/** What all replicas know of all budgets. A decision is made on what is true, however many make one at a time. */
public interface Budgets {
    /** Decides on what was spent of a budget, and keeps it; the decision may be made more than once. */
    <R> R spend(String budget, Function<Spent, Change<Spent, R>> decision);

    /** Decides on the places of a budget, and keeps it; the decision may be made more than once. */
    <R> R share(String budget, Function<Shares, Change<Shares, R>> decision);

    /** Forgets the budgets that nobody touched since. */
    void forgetUntouchedSince(Instant instant);
}
