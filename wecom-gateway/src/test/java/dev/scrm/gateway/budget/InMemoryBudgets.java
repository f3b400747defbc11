package dev.scrm.gateway.budget;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Budgets of replicas that live in one process; counts how often they were asked for. */
public final class InMemoryBudgets implements Budgets {
    private final Map<String, Spent> spent = new HashMap<>();
    private final Map<String, Shares> shares = new HashMap<>();
    private int questions;
    private boolean fails;

    /** The next question ends with an error of the machine. */
    synchronized void failOnce() {
        fails = true;
    }

    /** Places that replicas have. */
    synchronized int places(String budget, Instant now) {
        return shares.getOrDefault(budget, Shares.NONE).inUse(now);
    }

    private void failIfTold() {
        if (fails) {
            fails = false;
            throw new OutOfMemoryError("for this test");
        }
    }

    @Override
    public synchronized <R> R spend(String budget, Function<Spent, Change<Spent, R>> decision) {
        questions++;
        failIfTold();
        var change = decision.apply(spent.getOrDefault(budget, Spent.NOTHING));
        spent.put(budget, change.state());
        return change.result();
    }

    @Override
    public synchronized <R> R share(String budget, Function<Shares, Change<Shares, R>> decision) {
        questions++;
        failIfTold();
        var change = decision.apply(shares.getOrDefault(budget, Shares.NONE));
        shares.put(budget, change.state());
        return change.result();
    }

    @Override
    public synchronized List<BudgetState> list(Named named, int limit, String after) {
        return spent.entrySet().stream()
                .filter(budget -> budget.getKey().startsWith(named.prefix())
                        || named.others().contains(budget.getKey()))
                .filter(budget -> budget.getKey().compareTo(after) > 0)
                .sorted(Map.Entry.comparingByKey())
                .limit(limit)
                .map(budget -> new BudgetState(
                        budget.getKey(),
                        budget.getValue(),
                        shares.getOrDefault(budget.getKey(), Shares.NONE),
                        Instant.EPOCH))
                .toList();
    }

    @Override
    public synchronized void forgetUntouchedSince(Instant instant) {}

    synchronized int questions() {
        return questions;
    }
}
