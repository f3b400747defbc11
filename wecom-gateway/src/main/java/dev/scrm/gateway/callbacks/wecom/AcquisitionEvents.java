package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.ACQUISITION_CHAT_STARTED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.ACQUISITION_CONTACT_REQUESTED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.ACQUISITION_LINK_OPENED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.ACQUISITION_LINK_REMOVED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.ACQUISITION_LINK_UNAVAILABLE;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.ACQUISITION_MESSAGES_RECEIVED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.ACQUISITION_QUOTA_CHANGED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import org.jspecify.annotations.Nullable;

/** {@code customer_acquisition}: links by which customers are won, and how many may still be won. */
final class AcquisitionEvents {
    private AcquisitionEvents() {}

    static @Nullable CallbackEvent read(Message message) {
        return switch (message.filled("ChangeType")) {
            case "balance_low" -> quota(message, "low");
            case "balance_exhausted" -> quota(message, "exhausted");
            case "balance_increased" -> quota(message, "replenished");
            case "quota_expire_soon" -> quota(message, "expiring");
            case "link_unavailable" -> ofLink(ACQUISITION_LINK_UNAVAILABLE, message, new JsonText());
            case "delete_link" -> ofLink(ACQUISITION_LINK_REMOVED, message, new JsonText());
            case "open_profile" -> ofLink(ACQUISITION_LINK_OPENED, message, withState(message));
            case "friend_request" -> ofLink(ACQUISITION_CONTACT_REQUESTED, message, withState(message));
            case "customer_start_chat" -> chatStarted(message);
            case "message_from_customer" ->
                ofLink(
                        ACQUISITION_MESSAGES_RECEIVED,
                        message,
                        new JsonText().field("chatKey", message.filled("ChatKey")));
            case null, default -> null;
        };
    }

    private static CallbackEvent quota(Message message, String kind) {
        var data = new JsonText()
                .field("kind", kind)
                .field("expiresAt", message.fields().time("ExpireTime"))
                .field("expiringQuota", message.fields().integer("ExpireQuotaNum"));
        return message.aboutCorp(ACQUISITION_QUOTA_CHANGED, data);
    }

    private static JsonText withState(Message message) {
        return new JsonText().field("state", message.filled("State"));
    }

    private static @Nullable CallbackEvent ofLink(CallbackType type, Message message, JsonText data) {
        var linkId = message.filled("LinkId");
        return linkId == null ? null : message.about(type, linkId, data.field("linkId", linkId));
    }

    private static @Nullable CallbackEvent chatStarted(Message message) {
        var externalUserId = message.filled("ExternalUserID");
        var staffId = message.filled("UserID");
        if (externalUserId == null || staffId == null) {
            return null;
        }
        var data = new JsonText().field("linkId", message.filled("LinkId")).field("staffId", staffId);
        return message.aboutContact(ACQUISITION_CHAT_STARTED, externalUserId, data);
    }
}
