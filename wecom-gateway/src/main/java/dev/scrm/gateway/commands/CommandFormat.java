package dev.scrm.gateway.commands;

import dev.scrm.platform.events.EventEnvelope;

/** How a command is read from its event. */
public interface CommandFormat {
    /** Reads what was a command when it came; one that this version cannot read becomes malformed. */
    Command read(EventEnvelope envelope, String key);
}
