package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.List;

/**
 * Commands of one kind for one key that wait, in their order: whoever is behind waits until the first is done. Kinds do not
 * wait for each other: a notice to staff goes out while tags of the same contact wait.
 *
 * @param id {@link #id}
 * @param failures tries in a row that failed
 */
public record WaitingLine(String id, List<WaitingCommand> commands, int failures) {
    public WaitingLine {
        commands = List.copyOf(commands);
    }

    /** {@code corp:contact/command}; what cannot be right waits for nobody, so each has a line of its own. */
    public static String id(Command command) {
        var line = command.head().key() + "/" + command.name();
        return command instanceof Command.Malformed
                ? line + "/" + command.head().id()
                : line;
    }

    /** When the line is tried next, and why not now. */
    public record Pause(PostponeReason reason, Instant dueAt) {}
}
