package dev.scrm.contact.timeline.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.contact.timeline.TimelineKind;
import java.time.Instant;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A timeline's entry as it lies in MongoDB; public because the driver reads records by reflection. */
public record TimelineDocument(
        @BsonId String documentId,
        String corp,
        String contact,
        String event,
        Instant at,
        long sequence,
        TimelineKind kind,
        @Nullable String staffId,
        Map<String, String> details) {

    public TimelineDocument {
        requireNonNull(documentId, "_id");
    }

    static TimelineDocument of(TimelineEntry entry) {
        return new TimelineDocument(
                entry.corpId() + ":" + entry.eventId(),
                entry.corpId(),
                entry.contactId(),
                entry.eventId(),
                entry.at(),
                entry.sequence(),
                entry.kind(),
                entry.staffId(),
                entry.details());
    }

    TimelineEntry entry() {
        return new TimelineEntry(corp, contact, event, at, sequence, kind, staffId, details);
    }
}
