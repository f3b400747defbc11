package dev.scrm.gateway.budget;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What all replicas know of all budgets. A decision is made on what is true, however many make one at a time. */
public interface Budgets {
    /** Decides on what was spent of a budget, and keeps it; the decision may be made more than once. */
    <R> R spend(String budget, Function<Spent, Change<Spent, R>> decision);

    /** Decides on the places of a budget, and keeps it; the decision may be made more than once. */
    <R> R share(String budget, Function<Shares, Change<Shares, R>> decision);

    /**
     * Names of budgets.
     *
     * @param prefix ends with a slash; all that begin with it
     * @param others and these
     */
    record Named(String prefix, Collection<String> others) {
        public Named {
            others = List.copyOf(others);
            if (!prefix.endsWith("/")) {
                throw new IllegalArgumentException("Expected a prefix that ends with a slash, but it is " + prefix);
            }
        }
    }

    /** Budgets as they stand, by their names; those behind the one that is given. */
    List<BudgetState> list(Named named, int limit, String after);

    /** Forgets the budgets that nobody touched since. */
    void forgetUntouchedSince(Instant instant);
}
