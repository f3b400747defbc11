package dev.scrm.gateway.commands;

import java.time.Instant;

/**
 * A command that is tried again.
 *
 * @param since when it began to wait
 */
public record WaitingCommand(Command command, Instant since, Tried tried) {
    WaitingCommand with(Command other) {
        return new WaitingCommand(other, since, tried);
    }

    WaitingCommand with(Tried more) {
        return new WaitingCommand(command, since, more);
    }
}
