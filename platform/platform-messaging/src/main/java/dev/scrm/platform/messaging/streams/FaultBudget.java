package dev.scrm.platform.messaging.streams;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many faults are borne within a time, and not one more. */
public final class FaultBudget {
    private final int atMost;
    private final long withinNanos;
    private final Deque<Long> faults = new ArrayDeque<>();

    public FaultBudget(int atMost, Duration within) {
        this.atMost = atMost;
        this.withinNanos = within.toNanos();
    }

    /** Notes a fault; false when it is one too many. */
    public synchronized boolean allow(long nanoTime) {
        while (!faults.isEmpty() && nanoTime - faults.getFirst() > withinNanos) {
            faults.removeFirst();
        }
        faults.addLast(nanoTime);
        return faults.size() <= atMost;
    }
}
