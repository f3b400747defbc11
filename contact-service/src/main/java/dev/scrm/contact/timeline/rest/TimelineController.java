package dev.scrm.contact.timeline.rest;

import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
import dev.scrm.contact.timeline.MaskedDetails;
import dev.scrm.contact.timeline.ReadTimeline;
import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.contact.timeline.Timelines.Place;
import dev.scrm.platform.events.Slug;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import dev.scrm.platform.web.PageRequest;
import dev.scrm.platform.web.Require;
import dev.scrm.platform.web.Role;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A contact's timeline, with what it did, for people: programs read the topics it is made of. */
@RestController
class TimelineController {
    record EntryView(
            String id, Instant at, String kind, @Nullable String staffId, Map<String, String> details)
            implements PersonalData {
        @Override
        public EntryView maskedBy(Masking masking) {
            return new EntryView(id, at, kind, staffId, MaskedDetails.of(details, masking));
        }

        static EntryView of(TimelineEntry entry) {
            var kind = Slug.of(entry.kind());
            return new EntryView(entry.eventId(), entry.at(), kind, entry.staffId(), entry.details());
        }
    }

    private final FindContact findContact;
    private final ReadTimeline readTimeline;

    TimelineController(FindContact findContact, ReadTimeline readTimeline) {
        this.findContact = findContact;
        this.readTimeline = readTimeline;
    }

    @Audited("contact-timeline-listed")
    @GetMapping("/api/v1/contacts/{id}/timeline")
    Page<EntryView> list(Caller caller, Viewer viewer, PageRequest page, @PathVariable String id) {
        Require.role(caller, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.AUDITOR);
        var contact = findContact.find(viewer, id);
        var entries = readTimeline.read(caller.corp(), contact.everyId(), page.limit() + 1, after(page));
        var shown = entries.stream().limit(page.limit()).toList();
        var next = entries.size() > shown.size() ? cursor(Place.of(shown.getLast())) : null;
        return Page.of(shown, next).map(EntryView::of);
    }

    private static String cursor(Place place) {
        var millis = Long.toString(place.at().toEpochMilli());
        return Cursor.after(millis, Long.toString(place.sequence()), place.eventId())
                .encoded();
    }

    private static @Nullable Place after(PageRequest page) {
        if (page.cursor() == null) {
            return null;
        }
        var position = Cursor.decode(page.cursor(), 3).position();
        try {
            var at = Instant.ofEpochMilli(Long.parseLong(position.get(0)));
            return new Place(at, Long.parseLong(position.get(1)), position.get(2));
        } catch (NumberFormatException _) {
            throw Cursor.invalid();
        }
    }
}
