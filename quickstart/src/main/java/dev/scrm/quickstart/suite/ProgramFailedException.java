package dev.scrm.quickstart.suite;

/** A program did not start, or did not become ready; the message ends with the last lines of its log. */
public final class ProgramFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProgramFailedException(String message) {
        super(message);
    }
}
