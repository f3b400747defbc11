package dev.scrm.gateway.reconciliation;

import java.util.List;
import java.util.function.Consumer;

/** All that was told, as it lies in the stream of callbacks. */
public interface CallbackLog {
    /**
     * Hands on what was told since the last time, in batches, and goes on from there when they were taken.
     *
     * @return false when more is there than one call reads
     */
    boolean catchUp(Consumer<List<Announcement>> taker);
}
