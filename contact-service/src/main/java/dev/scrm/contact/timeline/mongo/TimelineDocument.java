package dev.scrm.contact.timeline.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.contact.timeline.TimelineKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What happened with a contact within a minute, as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param entries by their events, so that one that is told twice is one
 */
public record TimelineDocument(
        @BsonId String documentId, String corp, String contact, Instant minute, Map<String, EntryPart> entries) {

    public TimelineDocument {
        requireNonNull(documentId, "_id");
        requireNonNull(corp, "corp");
        requireNonNull(contact, "contact");
        requireNonNull(minute, "minute");
        requireNonNull(entries, "entries");
    }

    public record EntryPart(
            String event,
            Instant at,
            long sequence,
            TimelineKind kind,
            @Nullable String staffId,
            Map<String, String> details) {
        static EntryPart of(TimelineEntry entry) {
            return new EntryPart(
                    entry.eventId(), entry.at(), entry.sequence(), entry.kind(), entry.staffId(), entry.details());
        }
    }

    /** Whose it is and when; an id holds no colon in its corp, and its time is the last. */
    static String documentId(TimelineEntry entry) {
        return entry.corpId() + ":" + entry.contactId() + ":"
                + minute(entry.at()).getEpochSecond() / 60;
    }

    static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }

    /** Where the entry of an event stands; a dot would make a path of it. */
    static String field(TimelineEntry entry) {
        return "entries." + entry.eventId().replace('.', '_');
    }

    Stream<TimelineEntry> all() {
        return entries.values().stream()
                .map(part -> new TimelineEntry(
                        corp, contact, part.event, part.at, part.sequence, part.kind, part.staffId, part.details));
    }
}
