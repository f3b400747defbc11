package dev.scrm.gateway.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says when WeCom may be called: no replica, and not all of them together, ever calls more often or more at once than WeCom
 * allows, as far as that is known; where WeCom says stop all the same, nobody calls until its block is over.
 */
public final class RateBudget {
    /** A gate that nobody used for so long is forgotten: there is one for each staff member who gets messages. */
    private static final Duration GATES_KEPT = Duration.ofMinutes(5);

    /** A state that nobody touched for so long holds nothing that counts: the longest window is of 30 days. */
    private static final Duration STATES_KEPT = Duration.ofDays(31);

    private final Budgets budgets;
    private final String replica;
    private final Clock clock;
    private final ConcurrentHashMap<String, Gates> gates = new ConcurrentHashMap<>();

    private record Gates(CallGate calls, PlaceGate places, Instant usedAt) {}

    /** @param replica a name that no other running process has */
    public RateBudget(Budgets budgets, String replica, Clock clock) {
        this.budgets = budgets;
        this.replica = replica;
        this.clock = clock;
    }

    /**
     * Waits for a call's turn.
     *
     * @param charges all that it counts against, the narrowest first; one at most limits calls at the same time
     * @param until it does not wait longer
     */
    public Entry enter(List<Charge> charges, Lane lane, Instant until) {
        var places = charges.stream()
                .filter(charge -> charge.allowance().concurrent() > 0)
                .findFirst();
        while (true) {
            var open = awaitOpen(charges, lane, until);
            if (open.isPresent()) {
                return new Entry.Held(open.get());
            }
            if (places.isPresent() && !gates(places.get()).places().enter(lane, until)) {
                return new Entry.Held(clock.instant());
            }
            var entered = places.<Runnable>map(charge -> gates(charge).places()::leave)
                    .orElse(() -> {});
            var next = pass(charges, lane, entered);
            if (next.isEmpty()) {
                return new Entry.Entered(entered);
            }
            if (!next.get().isBefore(until) || !clock.instant().isBefore(until)) {
                return new Entry.Held(next.get());
            }
        }
    }

    private Optional<Instant> awaitOpen(List<Charge> charges, Lane lane, Instant until) {
        for (var charge : charges) {
            var open = gates(charge).calls().awaitOpen(lane, until);
            if (open.isPresent()) {
                return open;
            }
        }
        return Optional.empty();
    }

    /** A place is not kept for a call that may not be made yet. */
    private Optional<Instant> pass(List<Charge> charges, Lane lane, Runnable leave) {
        boolean passed = false;
        try {
            for (var charge : charges) {
                var next = gates(charge).calls().pass(lane);
                if (next.isPresent()) {
                    return next;
                }
            }
            passed = true;
            return Optional.empty();
        } finally {
            if (!passed) {
                leave.run();
            }
        }
    }

    /** WeCom refused a call because there were too many. */
    public void refused(Charge charge) {
        var now = clock.instant();
        var closedUntil = budgets.spend(charge.budget(), spent -> {
            var closed = spent.refused(charge.allowance(), now);
            return new Change<>(closed, Optional.ofNullable(closed.closedUntil()));
        });
        closedUntil.ifPresent(until -> gates(charge).calls().close(until));
    }

    /** Whether calls of a lane may be made now, as far as this replica knows without asking the others. */
    public boolean isOpen(Charge charge, Lane lane) {
        var known = gates.get(charge.budget());
        return known == null || known.calls().closedUntil(lane).isEmpty();
    }

    /** Forgets what is not used any more. */
    public void tidy() {
        var unusedSince = clock.instant().minus(GATES_KEPT);
        gates.values().removeIf(gate -> gate.usedAt().isBefore(unusedSince));
        budgets.forgetUntouchedSince(clock.instant().minus(STATES_KEPT));
    }

    private Gates gates(Charge charge) {
        var now = clock.instant();
        return gates.compute(
                charge.budget(),
                (_, known) -> known == null
                        ? new Gates(
                                new CallGate(charge, budgets, clock),
                                new PlaceGate(charge, budgets, replica, clock),
                                now)
                        : known.usedAt().plusSeconds(30).isBefore(now)
                                ? new Gates(known.calls(), known.places(), now)
                                : known);
    }
}
