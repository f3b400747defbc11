package dev.scrm.gateway.budget;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who waits at a gate: the higher lanes first, those of one lane in their order. Guarded by the gate's lock. */
final class Waiters {
    /** One call that waits. */
    static final class Waiter {
        final CallLane lane;
        final Condition woken;
        boolean served;
        private @Nullable RuntimeException failure;

        private Waiter(CallLane lane, Condition woken) {
            this.lane = lane;
            this.woken = woken;
        }

        /** Why the store could not be asked for it, if so. */
        void throwFailure() {
            if (failure != null) {
                throw new IllegalStateException("Expected to ask for WeCom's limits", failure);
            }
        }
    }

    private final Map<CallLane, Deque<Waiter>> lanes = new EnumMap<>(CallLane.class);

    Waiters() {
        for (var lane : CallLane.values()) {
            lanes.put(lane, new ArrayDeque<>());
        }
    }

    Waiter join(CallLane lane, Condition woken) {
        var waiter = new Waiter(lane, woken);
        of(lane).addLast(waiter);
        return waiter;
    }

    /** One that was not served goes; whoever is first then takes its place. */
    void leave(Waiter waiter) {
        if (of(waiter.lane).remove(waiter)) {
            wakeFirst();
        }
    }

    /** Serves as many as there is something for. */
    void serve(Predicate<CallLane> take) {
        for (var lane : CallLane.values()) {
            var waiting = of(lane);
            while (!waiting.isEmpty() && take.test(lane)) {
                var served = waiting.removeFirst();
                served.served = true;
                served.woken.signal();
            }
        }
    }

    void wakeFirst() {
        first().ifPresent(waiter -> waiter.woken.signal());
    }

    /** One of them is told that the store could not be asked; the next asks again. */
    void failFirst(RuntimeException failure) {
        first().ifPresent(waiter -> {
            waiter.failure = failure;
            waiter.woken.signal();
        });
    }

    void wakeAll() {
        lanes.values().forEach(waiting -> waiting.forEach(waiter -> waiter.woken.signal()));
    }

    boolean isFirst(Waiter waiter) {
        return first().filter(first -> first == waiter).isPresent();
    }

    /** Whether somebody waits whose turn is before that of a newcomer. */
    boolean isAnyAheadOf(CallLane lane) {
        return first().filter(first -> first.lane.compareTo(lane) <= 0).isPresent();
    }

    Map<CallLane, Integer> count() {
        var count = new EnumMap<CallLane, Integer>(CallLane.class);
        lanes.forEach((lane, waiting) -> count.put(lane, waiting.size()));
        return count;
    }

    int size() {
        return lanes.values().stream().mapToInt(Deque::size).sum();
    }

    private Optional<Waiter> first() {
        return lanes.values().stream().flatMap(Deque::stream).findFirst();
    }

    private Deque<Waiter> of(CallLane lane) {
        return lanes.computeIfAbsent(lane, _ -> new ArrayDeque<>());
    }
}
