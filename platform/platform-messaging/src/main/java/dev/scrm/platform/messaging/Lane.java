package dev.scrm.platform.messaging;

import java.util.List;

/** The events of one key in one poll, in order. Lanes may be handled in parallel, the events of a lane may not. */
public record Lane(String key, List<ReceivedEvent> events) {
    public Lane {
        events = List.copyOf(events);
    }
}
