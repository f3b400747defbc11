package dev.scrm.contact.portrait;

import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.contact.timeline.TimelineKind;
import dev.scrm.platform.events.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When staff and a contact last had to do with each other.
 *
 * @param kind of the timeline, such as {@code service-message}
 */
public record LastTouch(String kind, Instant at, @Nullable String staffId) {
    private static final Set<TimelineKind> TOUCHES = Set.of(
            TimelineKind.FOLLOWED,
            TimelineKind.WELCOME_SENT,
            TimelineKind.SERVICE_MESSAGE,
            TimelineKind.TICKET_OPENED,
            TimelineKind.TICKET_CLOSED);

    /** Of a timeline, the latest first. */
    static Optional<LastTouch> of(List<TimelineEntry> latestFirst) {
        return latestFirst.stream()
                .filter(entry -> TOUCHES.contains(entry.kind()))
                .findFirst()
                .map(entry -> new LastTouch(Slug.of(entry.kind()), entry.at(), entry.staffId()));
    }
}
