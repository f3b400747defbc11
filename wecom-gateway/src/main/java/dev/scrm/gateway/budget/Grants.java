package dev.scrm.gateway.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The calls that were granted of one window lately, counted in slots of a sixtieth of its length.
 *
 * @param slots how many were granted in which slot; slots are counted from 1970
 */
public record Grants(NavigableMap<Long, Integer> slots) {
    /** None. */
    public static final Grants NONE = new Grants(new TreeMap<>());

    /** So long a granted call may take until WeCom counts it: what it may wait with us, and its way. */
    static final Duration UNTIL_COUNTED = Duration.ofSeconds(2);

    private static final int SLOTS = 60;

    public Grants {
        slots = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(slots));
    }

    /** What a lane may still be granted. */
    int left(Window window, CallLane lane, Instant now) {
        return Math.max(0, window.callsOf(lane) - counted(window, now));
    }

    /** When a lane that has nothing left may be granted something again. */
    Instant nextAt(Window window, CallLane lane, Instant now) {
        int over = counted(window, now) - window.callsOf(lane);
        for (var slot : slots.tailMap(oldestCounted(window, now), true).entrySet()) {
            over -= slot.getValue();
            if (over < 0) {
                return forgottenAt(window, slot.getKey());
            }
        }
        return now;
    }

    /**
     * As it is seen by a clock that is right: what one that was far ahead granted counts as granted now, lest it counts until
     * that time comes.
     */
    Grants seenAt(Window window, Instant now) {
        long ahead = slot(window, now.plus(window.length()));
        var beyond = slots.tailMap(ahead, false);
        if (beyond.isEmpty()) {
            return this;
        }
        var kept = new TreeMap<>(slots.headMap(ahead, true));
        kept.merge(
                slot(window, now),
                beyond.values().stream().mapToInt(Integer::intValue).sum(),
                Integer::sum);
        return new Grants(kept);
    }

    /** With calls granted now; what no longer counts is left out. */
    Grants plus(Window window, int calls, Instant now) {
        var kept = new TreeMap<>(slots.tailMap(oldestCounted(window, now), true));
        // A replica whose clock is behind counts on in the newest slot.
        long slot = kept.isEmpty() ? slot(window, now) : Math.max(kept.lastKey(), slot(window, now));
        kept.merge(slot, calls, Integer::sum);
        return new Grants(kept);
    }

    /** Those that WeCom may count together with one that is made now. */
    int counted(Window window, Instant now) {
        return slots.tailMap(oldestCounted(window, now), true).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** The first slot of which a call may be counted together with one that is granted now. */
    private static long oldestCounted(Window window, Instant now) {
        return slot(window, now.minus(window.length()).minus(UNTIL_COUNTED));
    }

    private static Instant forgottenAt(Window window, long slot) {
        return Instant.ofEpochMilli((slot + 1) * slotLength(window))
                .plus(window.length())
                .plus(UNTIL_COUNTED);
    }

    private static long slot(Window window, Instant at) {
        return Math.floorDiv(at.toEpochMilli(), slotLength(window));
    }

    private static long slotLength(Window window) {
        return Math.max(1, window.length().toMillis() / SLOTS);
    }

    /** As it is stored. */
    public Map<Long, Integer> asMap() {
        return slots;
    }
}
