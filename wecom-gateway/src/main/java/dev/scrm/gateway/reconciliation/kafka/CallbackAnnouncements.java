package dev.scrm.gateway.reconciliation.kafka;

import dev.scrm.gateway.reconciliation.Announcement;
import dev.scrm.gateway.reconciliation.Announcement.Kind;
import dev.scrm.gateway.reconciliation.Part;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event on the topic of callbacks tells of. */
final class CallbackAnnouncements {
    /** The ids of all that is told of; an event has those of its own kind. */
    private record Told(
            @Nullable String externalUserId,
            @Nullable String staffId,
            @Nullable String newStaffId,
            @Nullable String chatId,
            @Nullable String departmentId,
            @Nullable String id,
            @Nullable String tagGroupId) {}

    private CallbackAnnouncements() {}

    static Stream<Announcement> in(EventEnvelope event) {
        return switch (event.type().name()) {
            case "scrm.wecom.external-contact-added" -> contact(event, Kind.CREATED);
            case "scrm.wecom.external-contact-edited" -> contact(event, Kind.CHANGED);
            case "scrm.wecom.external-contact-removed", "scrm.wecom.external-contact-left" ->
                contact(event, Kind.REMOVED);
            case "scrm.wecom.group-chat-created" -> groupChat(event, Kind.CREATED);
            case "scrm.wecom.group-chat-changed" -> groupChat(event, Kind.CHANGED);
            case "scrm.wecom.group-chat-dismissed" -> groupChat(event, Kind.REMOVED);
            case "scrm.wecom.contact-tag-created" -> tag(event, Kind.CREATED);
            case "scrm.wecom.contact-tag-updated" -> tag(event, Kind.CHANGED);
            case "scrm.wecom.contact-tag-removed" -> tag(event, Kind.REMOVED);
            case "scrm.wecom.contact-tags-reordered" -> reordered(event);
            case "scrm.wecom.staff-created" -> staff(event, Kind.CREATED);
            case "scrm.wecom.staff-updated" -> staffUpdated(event);
            case "scrm.wecom.staff-removed" -> staff(event, Kind.REMOVED);
            case "scrm.wecom.department-created" -> department(event, Kind.CREATED);
            case "scrm.wecom.department-updated" -> department(event, Kind.CHANGED);
            case "scrm.wecom.department-removed" -> department(event, Kind.REMOVED);
            default -> Stream.empty();
        };
    }

    private static Stream<Announcement> contact(EventEnvelope event, Kind kind) {
        var told = read(event);
        return told.externalUserId() == null || told.staffId() == null
                ? Stream.empty()
                : of(event, Part.CONTACTS, told.externalUserId() + "/" + lower(told.staffId()), kind);
    }

    private static Stream<Announcement> groupChat(EventEnvelope event, Kind kind) {
        return of(event, Part.GROUP_CHATS, read(event).chatId(), kind);
    }

    private static Stream<Announcement> tag(EventEnvelope event, Kind kind) {
        return of(event, Part.TAGS, read(event).id(), kind);
    }

    /** Of all groups when it names none. */
    private static Stream<Announcement> reordered(EventEnvelope event) {
        var groupId = read(event).tagGroupId();
        return of(event, Part.TAGS, groupId == null ? "" : groupId, Kind.CHANGED);
    }

    private static Stream<Announcement> staff(EventEnvelope event, Kind kind) {
        var staffId = read(event).staffId();
        return staffId == null ? Stream.empty() : of(event, Part.STAFF, lower(staffId), kind);
    }

    /** Under a new id a member is another one, and so is what names the member. */
    private static Stream<Announcement> staffUpdated(EventEnvelope event) {
        var newId = read(event).newStaffId();
        return newId == null
                ? staff(event, Kind.CHANGED)
                : Stream.of(
                                staff(event, Kind.REMOVED),
                                of(event, Part.STAFF, lower(newId), Kind.CREATED),
                                told(event, Announcement.newStaffId(newId), Kind.CREATED))
                        .flatMap(announcements -> announcements);
    }

    private static Stream<Announcement> department(EventEnvelope event, Kind kind) {
        return of(event, Part.DEPARTMENTS, read(event).departmentId(), kind);
    }

    private static Stream<Announcement> of(EventEnvelope event, Part part, @Nullable String id, Kind kind) {
        return id == null ? Stream.empty() : told(event, Announcement.name(part, id), kind);
    }

    private static Stream<Announcement> told(EventEnvelope event, String name, Kind kind) {
        return Stream.of(new Announcement(event.corpId(), name, kind, event.time()));
    }

    private static Told read(EventEnvelope event) {
        return EventData.read(event, Told.class);
    }

    private static String lower(String staffId) {
        return staffId.toLowerCase(Locale.ROOT);
    }
}
