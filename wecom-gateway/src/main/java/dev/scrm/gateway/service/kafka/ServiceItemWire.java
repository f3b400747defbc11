package dev.scrm.gateway.service.kafka;

import dev.scrm.gateway.service.Doorbell;
import dev.scrm.gateway.wecom.ServiceItem;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.MessageBodies;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What WeCom lists of an account on the wire: keyed by contact where there is one, what people write sealed. Ids are
 * derived from WeCom's, so that a page published twice is told of once.
 */
final class ServiceItemWire {
    private static final EventType RECEIVED = EventType.of("scrm.wecom.service-message-received.v1");
    private static final EventType ENTERED = EventType.of("scrm.wecom.service-session-entered.v1");
    private static final EventType CHANGED = EventType.of("scrm.wecom.service-session-changed.v1");
    private static final EventType FAILED = EventType.of("scrm.wecom.service-message-failed.v1");
    private static final EventType RECALLED = EventType.of("scrm.wecom.service-message-recalled.v1");
    private static final EventType STATUS = EventType.of("scrm.wecom.service-staff-status-changed.v1");
    private static final EventType REJECTION = EventType.of("scrm.wecom.service-rejection-changed.v1");
    private static final EventType UNRECOGNIZED = EventType.of("scrm.wecom.unrecognized.v1");

    /** WeCom's words for {@code fail_type}; a number that is not here is told as it is beside {@code unknown}. */
    private static final Map<Integer, String> FAIL_TYPES = Map.ofEntries(
            Map.entry(1, "account-deleted"),
            Map.entry(2, "app-closed"),
            Map.entry(4, "session-expired"),
            Map.entry(5, "session-closed"),
            Map.entry(6, "too-many-messages"),
            Map.entry(8, "corp-unverified"),
            Map.entry(10, "rejected-by-customer"),
            Map.entry(11, "nobody-logged-in"),
            Map.entry(12, "type-banned"),
            Map.entry(13, "security"));

    private record Whole(String xml) {}

    private final MessageBodies bodies;

    ServiceItemWire(MessageBodies bodies) {
        this.bodies = bodies;
    }

    OutboxMessage message(ServiceItem item, Doorbell cause) {
        return switch (item) {
            case ServiceItem.Message message -> received(message, cause);
            case ServiceItem.SessionEntered entered -> entered(entered, cause);
            case ServiceItem.SessionChanged changed -> changed(changed, cause);
            case ServiceItem.MessageFailed failed -> failed(failed, cause);
            case ServiceItem.MessageRecalled recalled -> recalled(recalled, cause);
            case ServiceItem.StaffStatusChanged changed -> status(changed, cause);
            case ServiceItem.RejectionChanged changed -> rejection(changed, cause);
            case ServiceItem.Unrecognized whole -> unrecognized(whole, cause);
        };
    }

    private OutboxMessage received(ServiceItem.Message message, Doorbell cause) {
        var contactId = Ids.contact(cause.corpId(), message.externalUserId());
        var id = Ids.derived("service-message", cause.corpId(), message.openKfId(), message.messageId());
        var data = new ServiceEventData.MessageReceived(
                message.messageId(),
                contactId,
                message.externalUserId(),
                message.openKfId(),
                origin(message.origin()),
                message.staffId(),
                message.sentAt(),
                message.messageType(),
                bodies.seal(id, message.body()));
        return ofContact(envelope(id, RECEIVED, contactId, message, cause, data));
    }

    private static OutboxMessage entered(ServiceItem.SessionEntered entered, Doorbell cause) {
        var contactId = Ids.contact(cause.corpId(), entered.externalUserId());
        var channels = entered.channels();
        var data = new ServiceEventData.SessionEntered(
                contactId,
                entered.externalUserId(),
                cause.openKfId(),
                entered.scene(),
                entered.sceneParameter(),
                entered.eventCode(),
                channels == null ? null : channels.nickname(),
                channels == null ? null : channels.shopNickname(),
                channels == null ? null : channels.scene(),
                entered.sentAt());
        return ofContact(envelope(eventId(entered, cause), ENTERED, contactId, entered, cause, data));
    }

    private static OutboxMessage changed(ServiceItem.SessionChanged changed, Doorbell cause) {
        var contactId = Ids.contact(cause.corpId(), changed.externalUserId());
        var data = new ServiceEventData.SessionChanged(
                contactId,
                changed.externalUserId(),
                cause.openKfId(),
                change(changed.changeType()),
                changed.oldStaffId(),
                changed.newStaffId(),
                changed.eventCode(),
                changed.sentAt());
        return ofContact(envelope(eventId(changed, cause), CHANGED, contactId, changed, cause, data));
    }

    private static OutboxMessage failed(ServiceItem.MessageFailed failed, Doorbell cause) {
        var customer = failed.externalUserId();
        var contactId = contact(customer, cause);
        var data = new ServiceEventData.MessageFailed(
                failed.failedMessageId(),
                contactId,
                customer,
                cause.openKfId(),
                FAIL_TYPES.getOrDefault(failed.failType(), "unknown"),
                failed.failType(),
                failed.sentAt());
        var subject = contactId == null ? cause.openKfId() : contactId;
        return ofContact(envelope(eventId(failed, cause), FAILED, subject, failed, cause, data));
    }

    private static OutboxMessage recalled(ServiceItem.MessageRecalled recalled, Doorbell cause) {
        var customer = recalled.externalUserId();
        var contactId = contact(customer, cause);
        var data = new ServiceEventData.MessageRecalled(
                recalled.recalledMessageId(),
                recalled.staffId() == null ? "customer" : "staff",
                recalled.staffId(),
                contactId,
                customer,
                cause.openKfId(),
                recalled.sentAt());
        var subject = contactId == null ? cause.openKfId() : contactId;
        return ofContact(envelope(eventId(recalled, cause), RECALLED, subject, recalled, cause, data));
    }

    private static OutboxMessage status(ServiceItem.StaffStatusChanged changed, Doorbell cause) {
        var data = new ServiceEventData.StaffStatusChanged(
                changed.staffId(),
                cause.openKfId(),
                changed.status() == 1 ? "serving" : "stopped",
                stopType(changed.stopType()),
                changed.sentAt());
        return ofContact(envelope(eventId(changed, cause), STATUS, cause.openKfId(), changed, cause, data));
    }

    private static OutboxMessage rejection(ServiceItem.RejectionChanged changed, Doorbell cause) {
        var contactId = Ids.contact(cause.corpId(), changed.externalUserId());
        var data = new ServiceEventData.RejectionChanged(
                contactId,
                changed.externalUserId(),
                cause.openKfId(),
                changed.staffId(),
                changed.rejected(),
                changed.sentAt());
        return ofContact(envelope(eventId(changed, cause), REJECTION, contactId, changed, cause, data));
    }

    /** Among the callbacks, where everything is that this version has no type for. */
    private OutboxMessage unrecognized(ServiceItem.Unrecognized whole, Doorbell cause) {
        var id = eventId(whole, cause);
        var sealed = bodies.seal(id, EventData.write(new Whole(whole.json())));
        var data = new ServiceEventData.Unrecognized(whole.event(), whole.messageType(), "", sealed);
        var envelope = envelope(id, UNRECOGNIZED, null, whole, cause, data);
        return new OutboxMessage(Topics.WECOM_CALLBACKS, cause.corpId(), envelope);
    }

    private static String eventId(ServiceItem item, Doorbell cause) {
        var own = item instanceof ServiceItem.Unrecognized whole
                        && whole.messageId().isEmpty()
                ? whole.json()
                : item.messageId();
        return Ids.derived("service-event", cause.corpId(), cause.openKfId(), own);
    }

    private static @Nullable String contact(@Nullable String externalUserId, Doorbell cause) {
        return externalUserId == null ? null : Ids.contact(cause.corpId(), externalUserId);
    }

    /** The subject is the contact, or the account where WeCom tells of no contact. */
    private static OutboxMessage ofContact(EventEnvelope envelope) {
        return new OutboxMessage(Topics.WECOM_MESSAGES, envelope.corpId() + ":" + envelope.subject(), envelope);
    }

    private static EventEnvelope envelope(
            String id, EventType type, @Nullable String subject, ServiceItem item, Doorbell cause, Object data) {
        return new EventEnvelope(
                id,
                type,
                "/wecom-gateway",
                subject,
                item.sentAt(),
                cause.corpId(),
                0,
                cause.eventId(),
                id,
                cause.traceParent(),
                EventData.write(data));
    }

    private static String origin(int origin) {
        return switch (origin) {
            case 3 -> "customer";
            case 5 -> "staff";
            default -> "system";
        };
    }

    private static @Nullable String stopType(@Nullable Integer stopType) {
        return switch (stopType) {
            case null -> null;
            case 0 -> "stopped";
            case 1 -> "suspended";
            default -> stopType.toString();
        };
    }

    private static String change(int changeType) {
        return switch (changeType) {
            case 1 -> "accepted";
            case 2 -> "transferred";
            case 3 -> "ended";
            case 4 -> "resumed";
            default -> throw new IllegalArgumentException("Expected a change from 1 to 4 but got " + changeType);
        };
    }
}
