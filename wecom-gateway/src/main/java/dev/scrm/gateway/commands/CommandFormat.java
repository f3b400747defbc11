package dev.scrm.gateway.commands;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.platform.events.EventEnvelope;

/** How a command is read from its event. */
public interface CommandFormat {
    /** The lane it wants to be in, as far as that can be read. */
    CallLane lane(EventEnvelope envelope);

    /**
     * Reads a command. One that cannot be right is malformed.
     *
     * @param key of its record
     * @throws RuntimeException when it is no command at all
     */
    Command read(EventEnvelope envelope, String key);

    /** Reads what was a command when it came; one that this version cannot read becomes malformed. */
    Command readAgain(EventEnvelope envelope, String key);
}
