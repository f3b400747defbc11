package dev.scrm.platform.messaging;

import dev.scrm.platform.events.EventEnvelope;
import java.util.List;

/**
 * Handles the events of a poll. It may be called again with the same events, all of them or lane by lane, and so has to
 * be idempotent.
 */
@FunctionalInterface
public interface EventBatchHandler {
    /**
     * Handles all lanes; their effects are durable when it returns.
     *
     * @throws UnreadableEventsException to have these set aside as dead while all others are handled
     * @throws DependencyUnavailableException (or the driver's own exceptions for that) to have the batch tried again
     *     until the dependency is back; anything else, and the lanes are tried one by one and the failing key is parked
     */
    void handle(List<Lane> lanes);

    /** Whether an event is for this handler at all; one that is not is passed over, also when its key is parked. */
    default boolean concerns(EventEnvelope envelope) {
        return true;
    }
}
