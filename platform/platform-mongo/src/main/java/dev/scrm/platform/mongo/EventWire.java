package dev.scrm.platform.mongo;

import dev.scrm.platform.events.OutboxMessage;
import java.util.List;

/** Turns what was decided in one step into messages: events, commands to other services, snapshots. */
@FunctionalInterface
public interface EventWire<S, E> {
    /**
     * @param state the state after the step
     * @param events the events of the step, in order; the sequence of the first is {@code raised.firstSequence()}
     * @return messages in the order of publication
     */
    List<OutboxMessage> messages(S state, List<E> events, Raised raised);
}
