package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.Reason;
import org.jspecify.annotations.Nullable;

/** Commands that take others back. */
final class Cancellations {
    private static final int ID_CHARACTERS = 200;

    private record CancelCommand(@Nullable String commandId) {}

    private Cancellations() {}

    static Command read(Command.Head head, Fields fields) {
        var commandId = Checks.present(fields.read(CancelCommand.class).commandId(), Reason.COMMAND_MISSING);
        Checks.require(commandId.length() <= ID_CHARACTERS, Reason.COMMAND_MISSING);
        return new Command.Cancel(head, commandId);
    }
}
