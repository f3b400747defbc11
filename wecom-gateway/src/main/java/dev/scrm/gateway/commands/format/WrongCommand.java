package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;

/** A command cannot be right, whatever WeCom says. */
final class WrongCommand extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    WrongCommand(Reason reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
