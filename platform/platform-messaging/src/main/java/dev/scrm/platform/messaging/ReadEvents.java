package dev.scrm.platform.messaging;

import dev.scrm.platform.messaging.UnreadableEventsException.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What was read of the events of a poll, for a handler that takes them all at once: it handles the readable ones and reports
 * the others afterwards.
 *
 * @param readable in the order of the lanes, and of the events of each
 */
public record ReadEvents<T>(List<T> readable, List<Unreadable> unreadable) {
    public ReadEvents {
        readable = List.copyOf(readable);
        unreadable = List.copyOf(unreadable);
    }

    /** @param read throws {@link UnreadableEventException} for one that cannot be read; what else it throws flies */
    public static <T> ReadEvents<T> of(List<Lane> lanes, Function<ReceivedEvent, T> read) {
        List<T> readable = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (var lane : lanes) {
            for (var event : lane.events()) {
                try {
                    readable.add(read.apply(event));
                } catch (UnreadableEventException e) {
                    unreadable.add(new Unreadable(event, e));
                }
            }
        }
        return new ReadEvents<>(readable, unreadable);
    }

    /** @throws UnreadableEventsException when there are any that could not be read; the others have to be handled before */
    public void reportUnreadable() {
        if (!unreadable.isEmpty()) {
            throw new UnreadableEventsException(unreadable);
        }
    }
}
