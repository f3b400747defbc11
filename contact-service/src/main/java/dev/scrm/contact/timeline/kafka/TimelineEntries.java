package dev.scrm.contact.timeline.kafka;

import static dev.scrm.platform.messaging.EventData.read;

import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.contact.timeline.TimelineKind;
import dev.scrm.platform.events.EventEnvelope;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Translates events to entries of a timeline. */
final class TimelineEntries {
    private TimelineEntries() {}

    /** The entry an event makes; empty for an event that is none of a timeline's business. */
    static Optional<TimelineEntry> of(EventEnvelope envelope) {
        return switch (envelope.type().name()) {
            case "scrm.contact.created" -> news(envelope, TimelineKind.CREATED);
            case "scrm.contact.followed" -> news(envelope, TimelineKind.FOLLOWED);
            case "scrm.contact.unfollowed" -> news(envelope, TimelineKind.UNFOLLOWED);
            case "scrm.contact.profile-changed" -> news(envelope, TimelineKind.PROFILE_CHANGED);
            case "scrm.contact.tagged" -> news(envelope, TimelineKind.TAGGED);
            case "scrm.contact.untagged" -> news(envelope, TimelineKind.UNTAGGED);
            case "scrm.contact.merged" -> news(envelope, TimelineKind.MERGED);
            case "scrm.contact.unmerged" -> news(envelope, TimelineKind.UNMERGED);
            case "scrm.contact.group-joined" -> news(envelope, TimelineKind.GROUP_JOINED);
            case "scrm.contact.group-left" -> news(envelope, TimelineKind.GROUP_LEFT);
            case "scrm.contact.stage-changed" -> news(envelope, TimelineKind.STAGE_CHANGED);
            case "scrm.contact.consent-changed" -> consent(envelope, read(envelope, 1, TimelineData.Consent.class));
            case "scrm.contact.membership-changed" ->
                membership(envelope, read(envelope, 1, TimelineData.Membership.class));
            case "scrm.wecom.service-message-received" ->
                message(envelope, read(envelope, 1, TimelineData.ServiceMessage.class));
            case "scrm.ticket.opened" -> opened(envelope, read(envelope, 1, TimelineData.TicketOpened.class));
            case "scrm.ticket.closed" -> closed(envelope, read(envelope, 1, TimelineData.TicketClosed.class));
            case "scrm.wecom.command-finished" -> finished(envelope, read(envelope, 1, TimelineData.Finished.class));
            default -> Optional.empty(); // Others' events on the same topics.
        };
    }

    private static Optional<TimelineEntry> news(EventEnvelope envelope, TimelineKind kind) {
        var data = read(envelope, 1, TimelineData.ContactNews.class);
        var details = details(
                "liveCode", data.liveCode(),
                "by", data.by(),
                "name", data.name(),
                "tagId", data.tagId(),
                "because", data.because(),
                "from", data.from(),
                "to", data.to(),
                "mergedId", data.mergedId(),
                "survivorId", data.survivorId(),
                "chatId", data.chatId(),
                "groupName", data.groupName(),
                "joinScene", data.joinScene(),
                "invitedBy", data.invitedBy(),
                "state", data.state());
        return entry(envelope, data.contactId(), data.at(), kind, data.staffId(), details);
    }

    private static Optional<TimelineEntry> consent(EventEnvelope envelope, TimelineData.Consent data) {
        var details = details(
                "channel", data.channel(),
                "purpose", data.purpose(),
                "given", Boolean.TRUE.equals(data.unknown()) ? null : String.valueOf(data.given()),
                "source", data.source(),
                "by", data.by());
        return entry(envelope, data.contactId(), data.at(), TimelineKind.CONSENT_CHANGED, null, details);
    }

    private static Optional<TimelineEntry> membership(EventEnvelope envelope, TimelineData.Membership data) {
        var points = data.points();
        var details = details(
                "system", data.system(),
                "level", data.level(),
                "points", points == null ? null : points.toString(),
                "ended", String.valueOf(data.ended()),
                "source", data.source());
        return entry(envelope, data.contactId(), data.at(), TimelineKind.MEMBERSHIP_CHANGED, null, details);
    }

    private static Optional<TimelineEntry> message(EventEnvelope envelope, TimelineData.ServiceMessage data) {
        var details = details("origin", data.origin(), "messageType", data.messageType());
        return entry(envelope, data.contactId(), data.sentAt(), TimelineKind.SERVICE_MESSAGE, data.staffId(), details);
    }

    private static Optional<TimelineEntry> opened(EventEnvelope envelope, TimelineData.TicketOpened data) {
        var details = details("ticketId", data.ticketId(), "number", data.number());
        return entry(envelope, data.contactId(), data.openedAt(), TimelineKind.TICKET_OPENED, null, details);
    }

    private static Optional<TimelineEntry> closed(EventEnvelope envelope, TimelineData.TicketClosed data) {
        var details = details("ticketId", data.ticketId());
        return entry(envelope, data.contactId(), data.at(), TimelineKind.TICKET_CLOSED, data.staffId(), details);
    }

    private static Optional<TimelineEntry> finished(EventEnvelope envelope, TimelineData.Finished data) {
        var contactId = data.contactId();
        if (!data.command().equals("send-welcome") || contactId == null) {
            return Optional.empty();
        }
        var kind =
                switch (data.status()) {
                    case "sent" -> TimelineKind.WELCOME_SENT;
                    case "expired" -> TimelineKind.WELCOME_EXPIRED;
                    default -> TimelineKind.WELCOME_FAILED;
                };
        return entry(envelope, contactId, data.finishedAt(), kind, null, details("reason", data.reason()));
    }

    private static Optional<TimelineEntry> entry(
            EventEnvelope envelope,
            String contactId,
            Instant at,
            TimelineKind kind,
            @Nullable String staffId,
            Map<String, String> details) {
        return Optional.of(new TimelineEntry(
                envelope.corpId(), contactId, envelope.id(), at, envelope.sequence(), kind, staffId, details));
    }

    /** Name, value, name, value; what is absent is left out. */
    private static Map<String, String> details(@Nullable String... pairs) {
        Map<String, String> details = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            var name = pairs[i];
            var value = pairs[i + 1];
            if (name != null && value != null) {
                details.put(name, value);
            }
        }
        return details;
    }
}
