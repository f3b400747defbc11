package dev.scrm.journey.engine;

import java.time.Instant;

/** What an instance waits for in its node, and until when. The time-out is what the timer stands for. */
public sealed interface Awaiting {

    /** When the wait is over without what was waited for. */
    Instant until();

    /** The contact's name, for the text. */
    record Name(Instant until) implements Awaiting {}

    /** What becomes of a command. */
    record Outcome(String commandId, Instant until) implements Awaiting {}

    /**
     * A message of the customer.
     *
     * @param since messages written earlier are about something else
     */
    record Message(Instant since, Instant until) implements Awaiting {}
}
