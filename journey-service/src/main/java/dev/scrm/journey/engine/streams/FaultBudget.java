package dev.scrm.journey.engine.streams;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many faults are borne within a time, and not one more. */
final class FaultBudget {
    private final int atMost;
    private final long withinNanos;
    private final Deque<Long> faults = new ArrayDeque<>();

    FaultBudget(int atMost, Duration within) {
        this.atMost = atMost;
        this.withinNanos = within.toNanos();
    }

    /** Notes a fault; false when it is one too many. */
    synchronized boolean allow(long nanoTime) {
        while (!faults.isEmpty() && nanoTime - faults.getFirst() > withinNanos) {
            faults.removeFirst();
        }
        faults.addLast(nanoTime);
        return faults.size() <= atMost;
    }
}
