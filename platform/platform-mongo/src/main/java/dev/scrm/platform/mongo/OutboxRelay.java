package dev.scrm.platform.mongo;

import java.util.List;

/**
 * Brings outboxes to Kafka. What is offered goes out at once; what a crash left behind is found by a sweep over the
 * registered sources.
 */
public interface OutboxRelay {
    /** Makes the source known to the sweep. */
    void register(OutboxSource source);

    /**
     * Takes outboxes that were just saved. Never blocks for long and never fails: what cannot be taken is left to the
     * sweep.
     *
     * @param outboxes each whole, from its first message that is not known to be published
     */
    void offer(OutboxSource source, List<PendingOutbox> outboxes);
}
