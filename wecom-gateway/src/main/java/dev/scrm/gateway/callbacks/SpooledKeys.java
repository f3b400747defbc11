package dev.scrm.gateway.callbacks;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The keys whose events must go to the spool because earlier ones of theirs wait there. A view that this replica adds to at
 * once and that is refreshed from the spool itself, so that replicas follow each other within the interval.
 */
final class SpooledKeys {
    /** More keys than this are not told apart: then every event goes to the spool until fewer are left. */
    static final int LIMIT = 100_000;

    private static final long BEING_ADDED = Long.MAX_VALUE;

    private final Spool spool;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<String, Long> addedAt = new ConcurrentHashMap<>();
    private volatile boolean all;

    SpooledKeys(Spool spool, LongSupplier nanoTime) {
        this.spool = spool;
        this.nanoTime = nanoTime;
    }

    boolean holds(String key) {
        return all || (!addedAt.isEmpty() && addedAt.containsKey(key));
    }

    boolean isEmpty() {
        return !all && addedAt.isEmpty();
    }

    /** An event of the key is about to be added: from now on the key is held. */
    void adding(String key) {
        addedAt.put(key, BEING_ADDED);
    }

    /** The event was added, or may have been. */
    void added(String key) {
        addedAt.put(key, nanoTime.getAsLong());
    }

    /**
     * Forgets the keys that are drained. What was added after the spool was asked is kept, because the answer need not
     * show it.
     */
    void refresh() {
        long asked = nanoTime.getAsLong();
        var spooled = spool.keys(LIMIT);
        if (spooled.isEmpty()) {
            all = true;
            addedAt.values().removeIf(added -> isBefore(added, asked)); // the spool will name them again
            return;
        }
        spooled.get().forEach(key -> addedAt.putIfAbsent(key, asked));
        addedAt.entrySet()
                .removeIf(entry ->
                        isBefore(entry.getValue(), asked) && !spooled.get().contains(entry.getKey()));
        all = false;
    }

    private static boolean isBefore(long added, long asked) {
        return added != BEING_ADDED && added - asked < 0;
    }
}
