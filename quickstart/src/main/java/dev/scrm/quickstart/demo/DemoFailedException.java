package dev.scrm.quickstart.demo;

/** Something did not happen as it should; the message says what was expected. */
final class DemoFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailedException(String message) {
        super(message);
    }
}
