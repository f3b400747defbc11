package dev.scrm.platform.messaging;

import org.jspecify.annotations.Nullable;

/** The bytes of a record are not an event; the record goes to {@code <topic>.dead}. */
public final class UnreadableEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String message) {
        this(message, null);
    }

    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
