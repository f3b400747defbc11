package dev.scrm.simulator.world;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much happened within a width of time that ends now, and the most that ever did. It counts by slots, so that its memory
 * does not grow with what it counts; the slot in which the width began is counted whole.
 */
public final class SlidingWindow {
    private static final class Slot {
        private final long number;
        private int count;

        Slot(long number) {
            this.number = number;
        }
    }

    private final long slotMillis;
    private final long slots;
    private final Deque<Slot> counted = new ArrayDeque<>();
    private long sum;
    private long largest;

    private SlidingWindow(long slotMillis, long slots) {
        this.slotMillis = slotMillis;
        this.slots = slots;
    }

    /** Of 60 seconds, exact: the platform's time goes by milliseconds. */
    public static SlidingWindow ofMinute() {
        return new SlidingWindow(1, 60_000);
    }

    /** Of 3600 seconds, at most one second too wide. */
    public static SlidingWindow ofHour() {
        return new SlidingWindow(1_000, 3_601);
    }

    /** Counts one and answers how many there are in the window that ends with it. */
    public long add(long epochMillis) {
        long number = epochMillis / slotMillis;
        if (counted.isEmpty() || counted.getLast().number < number) {
            counted.addLast(new Slot(number));
        }
        counted.getLast().count++;
        sum++;
        while (counted.getFirst().number <= number - slots) {
            sum -= counted.removeFirst().count;
        }
        largest = Math.max(largest, sum);
        return sum;
    }

    public long largest() {
        return largest;
    }
}
