package dev.scrm.contact.timeline;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened with a contact. Of conversations only who and when, never the words.
 *
 * @param eventId id of the event that told it; an event told twice is one entry
 * @param sequence orders what one source told of the same instant
 * @param staffId WeCom userid of the staff member it concerns, if any
 * @param details what else is worth showing, by name
 */
public record TimelineEntry(
        String corpId,
        String contactId,
        String eventId,
        Instant at,
        long sequence,
        TimelineKind kind,
        @Nullable String staffId,
        Map<String, String> details) {

    public TimelineEntry {
        requireNonNull(corpId, "corpId");
        requireNonNull(contactId, "contactId");
        requireNonNull(eventId, "eventId");
        requireNonNull(at, "at");
        requireNonNull(kind, "kind");
        details = Map.copyOf(details);
    }
}
