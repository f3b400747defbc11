package dev.scrm.platform.messaging;

import java.util.List;

/** Some events of a batch cannot be read, all others are handled; those go to {@code <topic>.dead}. */
public final class UnreadableEventsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One that cannot be read, and why. */
    public record Unreadable(ReceivedEvent event, UnreadableEventException failure) {}

    private final transient List<Unreadable> events;

    public UnreadableEventsException(List<Unreadable> events) {
        super("Expected %d events to be readable but they are not".formatted(events.size()));
        this.events = List.copyOf(events);
    }

    public List<Unreadable> events() {
        return events;
    }
}
