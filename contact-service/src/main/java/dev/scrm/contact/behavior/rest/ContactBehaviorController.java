package dev.scrm.contact.behavior.rest;

import dev.scrm.contact.audit.Audited;
import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.behavior.Behaviors.Place;
import dev.scrm.contact.behavior.Behaviors.Reach;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a contact did, also as those that it turned out to be. */
@RestController
class ContactBehaviorController {
    record BehaviorView(
            String id,
            String type,
            Instant occurredAt,
            Instant receivedAt,
            String sourceId,
            String messageId,
            Map<String, Object> properties)
            implements PersonalData {
        @Override
        public BehaviorView maskedBy(Masking masking) {
            var seen = masking.values(DataClass.BEHAVIOR, properties);
            return new BehaviorView(id, type, occurredAt, receivedAt, sourceId, masking.words(messageId), seen);
        }

        static BehaviorView of(Behaviors.OfContact one) {
            var behavior = one.behavior();
            return new BehaviorView(
                    behavior.id(),
                    behavior.type(),
                    behavior.occurredAt(),
                    behavior.receivedAt(),
                    behavior.sourceId(),
                    behavior.messageId(),
                    behavior.properties());
        }
    }

    /** Among so many those of a type are looked for, for one page. */
    private static final int LOOK_AT_MOST = 5_000;

    private final FindContact findContact;
    private final Behaviors behaviors;

    ContactBehaviorController(FindContact findContact, Behaviors behaviors) {
        this.findContact = findContact;
        this.behaviors = behaviors;
    }

    @Audited(value = "contact-behaviors-listed", filters = "type")
    @GetMapping("/api/v1/contacts/{id}/behaviors")
    Page<BehaviorView> list(
            Caller caller,
            Viewer viewer,
            PageRequest page,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String type) {
        Require.role(caller, Role.values());
        var contact = findContact.find(viewer, id);
        if (type != null) {
            var reach = new Reach(page.limit(), LOOK_AT_MOST);
            var found = behaviors.find(caller.corp(), contact.everyId(), type, reach, after(page));
            var next = found.next() == null ? null : cursor(found.next());
            return Page.of(found.items(), next).map(BehaviorView::of);
        }
        var found = behaviors.list(caller.corp(), contact.everyId(), null, page.limit() + 1, after(page));
        var shown = found.stream().limit(page.limit()).toList();
        var next = found.size() > shown.size() ? cursor(place(shown.getLast())) : null;
        return Page.of(shown, next).map(BehaviorView::of);
    }

    private static Place place(Behaviors.OfContact last) {
        return new Place(last.behavior().occurredAt(), last.behavior().id());
    }

    private static String cursor(Place place) {
        var millis = Long.toString(place.occurredAt().toEpochMilli());
        return Cursor.after(millis, place.id()).encoded();
    }

    private static @Nullable Place after(PageRequest page) {
        if (page.cursor() == null) {
            return null;
        }
        var position = Cursor.decode(page.cursor(), 2).position();
        try {
            return new Place(Instant.ofEpochMilli(Long.parseLong(position.get(0))), position.get(1));
        } catch (NumberFormatException _) {
            throw Cursor.invalid();
        }
    }
}
