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

    @Override
    public synchronized <R> R spend(String budget, Function<Spent, Change<Spent, R>> decision) {
        questions++;
        var change = decision.apply(spent.getOrDefault(budget, Spent.NOTHING));
        spent.put(budget, change.state());
        return change.result();
    }

    @Override
    public synchronized <R> R share(String budget, Function<Shares, Change<Shares, R>> decision) {
        questions++;
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
