package dev.scrm.gateway.commands.format;

/** A command cannot be right, whatever WeCom says; the message is a slug. */
final class WrongCommand extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongCommand(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
