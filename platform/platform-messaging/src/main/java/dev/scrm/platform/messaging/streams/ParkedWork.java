package dev.scrm.platform.messaging.streams;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.UnreadableEventException;
import java.util.Optional;

/** What a service does with the records of a key that is released. */
public interface ParkedWork {
    /**
     * Tries an event that waited; answers why it still cannot be handled.
     *
     * @throws UnreadableEventException when nobody ever will; it goes to the dead topic
     */
    Optional<String> retry(String key, EventEnvelope event);

    /**
     * Gives up what fails of the key without a record, such as at a timer.
     *
     * @return whether there was something
     */
    boolean giveUp(String key);

    /** Nothing waits any more and the key is about to flow; answers why it cannot. */
    Optional<String> release(String key);
}
