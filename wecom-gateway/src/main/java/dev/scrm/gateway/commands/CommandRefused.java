package dev.scrm.gateway.commands;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** Why a question about commands is not answered. */
public final class CommandRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private CommandRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    public static CommandRefused unknown() {
        return new CommandRefused(
                "command-unknown", Kind.NOT_FOUND, "Expected a command of this corp but there is none", Map.of());
    }

    public static CommandRefused tooLate() {
        return new CommandRefused(
                "command-too-late",
                Kind.CONFLICT,
                "Expected a command that waits and was certainly not sent, but it is decided or under way",
                Map.of());
    }

    public static CommandRefused unknownStatus() {
        return new CommandRefused(
                "status-invalid",
                Kind.INVALID,
                "Expected status to be sending, waiting, sent, failed, expired or suppressed",
                Map.of("field", "status"));
    }
}
