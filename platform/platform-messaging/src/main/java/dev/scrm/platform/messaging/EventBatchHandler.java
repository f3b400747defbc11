package dev.scrm.platform.messaging;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import java.util.Collection;
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

    /** Handles events of a key that was parked: earlier tries of them, and what came after them elsewhere, may have been handled. */
    default void handleReleased(List<Lane> lanes) {
        handle(lanes);
    }

    /**
     * Hears that everything of a poll was handled, parked or set aside as dead; comes before the commit, and again with the poll when
     * it throws.
     *
     * @param last of each partition of the poll
     */
    default void finished(Collection<SourcePosition> last) {}

    /**
     * Whether a record without a value is an event for this handler, one without data: of a topic that keeps the last record of each key
     * it says that the key is forgotten. For whoever does not ask for it such a record is no event.
     */
    default boolean hearsOfForgotten() {
        return false;
    }

    /** Whether an event is for this handler at all; one that is not is passed over, also when its key is parked. */
    default boolean concerns(EventEnvelope envelope) {
        return true;
    }
}
