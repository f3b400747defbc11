package dev.scrm.gateway.commands;

/** We failed before a call was made: whatever the command is, it took no effect. */
final class NothingCalledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingCalledException(RuntimeException cause) {
        super("Expected to prepare a call", cause);
    }
}
