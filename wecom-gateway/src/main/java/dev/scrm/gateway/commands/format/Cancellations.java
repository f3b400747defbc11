package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import org.jspecify.annotations.Nullable;

/** Commands that take others back. */
final class Cancellations {
    private static final int ID_CHARACTERS = 200;

    private record CancelCommand(@Nullable String commandId) {}

    private Cancellations() {}

    static Command read(Command.Head head, EventEnvelope envelope) {
        var commandId =
                Checks.present(EventData.read(envelope, CancelCommand.class).commandId(), Reason.COMMAND_MISSING);
        Checks.require(commandId.length() <= ID_CHARACTERS, Reason.COMMAND_MISSING);
        return new Command.Cancel(head, commandId);
    }
}
