package dev.scrm.gateway.budget;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Says when WeCom may be called: no replica, and not all of them together, ever calls more often or more at once than WeCom
 * allows, as far as that is known; where WeCom says stop all the same, nobody calls until its block is over.
 */
public final class RateBudget {
    /** A gate that nobody used for so long is forgotten: there is one for each staff member who gets messages. */
    private static final Duration GATES_KEPT = Duration.ofMinutes(5);

    /** A state that nobody touched for so long holds nothing that counts: the longest window is of 30 days. */
    private static final Duration STATES_KEPT = Duration.ofDays(31);

    /** So long a call waits for a receiver's limit, however long it waits for others. */
    private static final Duration LONGEST_FOR_RECEIVER = Duration.ofSeconds(2);

    private final Budgets budgets;
    private final String replica;
    private final int parallel;
    private final Executor questions;
    private final Clock clock;
    private final ConcurrentHashMap<String, Gates> gates = new ConcurrentHashMap<>();

    private record Gates(CallGate calls, PlaceGate places, Map<CallLane, Semaphore> here, Instant usedAt) {
        Gates usedAt(Instant now) {
            return now.isAfter(usedAt.plus(GATES_KEPT.dividedBy(10))) ? new Gates(calls, places, here, now) : this;
        }
    }

    /**
     * @param replica a name that no other running process has
     * @param parallel calls of one lane that this replica has under way at a time, for each budget
     * @param questions where the store is asked, beside the calls that wait for its answers
     */
    public RateBudget(Budgets budgets, String replica, int parallel, Executor questions, Clock clock) {
        this.budgets = budgets;
        this.replica = replica;
        this.parallel = parallel;
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * Waits for a call's turn.
     *
     * @param api what is called of whom; of it only so many are under way at a time
     * @param more what it counts against besides
     * @param until it does not wait longer; for a receiver's limit two seconds at most
     */
    public Entry enter(Charge api, List<Charge> more, CallLane lane, Instant until) {
        var charges = new ArrayList<>(more);
        charges.add(api);
        var began = clock.instant();
        var forReceiver = earliest(until, began.plus(LONGEST_FOR_RECEIVER));
        while (true) {
            var open = awaitOpen(charges, lane, until, forReceiver);
            if (open.isPresent()) {
                return new Entry.Held(open.get());
            }
            var places = enterPlaces(api, lane, until);
            if (places.isEmpty()) {
                return new Entry.Held(clock.instant());
            }
            var next = pass(charges, lane, places.get());
            if (next.isEmpty()) {
                return unlessLate(began, until, places.get());
            }
            if (!next.get().isBefore(until) || !clock.instant().isBefore(until)) {
                return new Entry.Held(next.get());
            }
        }
    }

    /** An answer of the store that took long may come when the call's time is over: then somebody else may be at it. */
    private Entry unlessLate(Instant began, Instant until, Runnable leave) {
        var now = clock.instant();
        if (now.isAfter(until) && !began.isAfter(until)) {
            leave.run();
            return new Entry.Held(now);
        }
        return new Entry.Entered(leave);
    }

    /** First one of this replica's own, then, where WeCom limits them, one of those that all replicas share. */
    private Optional<Runnable> enterPlaces(Charge api, CallLane lane, Instant until) {
        var gate = gates(api);
        var here = requireNonNull(gate.here().get(lane));
        if (!acquire(here, until)) {
            return Optional.empty();
        }
        if (api.allowance().concurrent() == 0) {
            return Optional.of(here::release);
        }
        boolean entered = false;
        try {
            entered = gate.places().enter(lane, until);
        } finally {
            if (!entered) {
                here.release();
            }
        }
        return entered
                ? Optional.of(() -> {
                    here.release();
                    gate.places().leave();
                })
                : Optional.empty();
    }

    private boolean acquire(Semaphore here, Instant until) {
        try {
            return here.tryAcquire()
                    || here.tryAcquire(Duration.between(clock.instant(), until).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw CallGate.stopped(e);
        }
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Optional<Instant> awaitOpen(List<Charge> charges, CallLane lane, Instant until, Instant forReceiver) {
        for (var charge : charges) {
            var open = gates(charge).calls().awaitOpen(lane, charge.ofReceiver() ? forReceiver : until);
            if (open.isPresent()) {
                return open;
            }
        }
        return Optional.empty();
    }

    /** A place is not kept for a call that may not be made yet. */
    private Optional<Instant> pass(List<Charge> charges, CallLane lane, Runnable leave) {
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

    /** WeCom refused a call because there were too many lately. */
    public void refused(Charge charge) {
        var now = clock.instant();
        close(charge, spent -> spent.refused(charge.allowance(), now));
    }

    /** WeCom refused a call because there were too many at a time. */
    public void crowded(Charge charge) {
        var now = clock.instant();
        close(charge, spent -> spent.crowded(now));
    }

    private void close(Charge charge, UnaryOperator<Spent> close) {
        var closedUntil = budgets.spend(charge.budget(), spent -> {
            var closed = close.apply(spent);
            return new Change<>(closed, Optional.ofNullable(closed.closedUntil()));
        });
        closedUntil.ifPresent(until -> gates(charge).calls().close(until));
    }

    /** Forgets what is not used any more. */
    public void tidy() {
        var unusedSince = clock.instant().minus(GATES_KEPT);
        gates.values().removeIf(gate -> gate.usedAt().isBefore(unusedSince));
        budgets.forgetUntouchedSince(clock.instant().minus(STATES_KEPT));
    }

    private Gates gates(Charge charge) {
        var now = clock.instant();
        return gates.compute(charge.budget(), (_, known) -> known == null ? newGates(charge, now) : known.usedAt(now));
    }

    private Gates newGates(Charge charge, Instant now) {
        Map<CallLane, Semaphore> here = new EnumMap<>(CallLane.class);
        for (var lane : CallLane.values()) {
            here.put(lane, new Semaphore(parallel, true));
        }
        return new Gates(
                new CallGate(charge, budgets, questions, clock),
                new PlaceGate(charge, budgets, replica, questions, clock),
                here,
                now);
    }
}
