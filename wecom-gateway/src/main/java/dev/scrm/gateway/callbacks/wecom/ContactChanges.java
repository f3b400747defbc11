package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.ARCHIVE_CONSENT_GIVEN;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.EXTERNAL_CONTACT_ADDED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.EXTERNAL_CONTACT_EDITED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.EXTERNAL_CONTACT_HALF_ADDED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.EXTERNAL_CONTACT_LEFT;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.EXTERNAL_CONTACT_REMOVED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.EXTERNAL_CONTACT_TRANSFER_FAILED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code change_external_contact}: what became of a staff member and a customer. */
final class ContactChanges {
    private static final Words TRANSFER_FAILURES = new Words(
            Map.of("customer_refused", "customer-refused", "customer_limit_exceed", "customer-limit-exceeded"));

    private ContactChanges() {}

    static @Nullable CallbackEvent read(Message message) {
        var externalUserId = message.filled("ExternalUserID");
        var staffId = message.filled("UserID");
        var type = type(message);
        if (externalUserId == null || staffId == null || type == null) {
            return null;
        }
        return message.aboutContact(type, externalUserId, own(type, message).field("staffId", staffId));
    }

    private static @Nullable CallbackType type(Message message) {
        return switch (message.filled("ChangeType")) {
            case "add_external_contact" -> EXTERNAL_CONTACT_ADDED;
            case "add_half_external_contact" -> EXTERNAL_CONTACT_HALF_ADDED;
            case "edit_external_contact" -> EXTERNAL_CONTACT_EDITED;
            case "del_external_contact" -> EXTERNAL_CONTACT_REMOVED;
            case "del_follow_user" -> EXTERNAL_CONTACT_LEFT;
            case "transfer_fail" -> EXTERNAL_CONTACT_TRANSFER_FAILED;
            case "msg_audit_approved" -> ARCHIVE_CONSENT_GIVEN;
            case null, default -> null;
        };
    }

    private static JsonText own(CallbackType type, Message message) {
        return switch (type) {
            case EXTERNAL_CONTACT_ADDED, EXTERNAL_CONTACT_HALF_ADDED ->
                withCode(message).field("state", message.filled("State"));
            case EXTERNAL_CONTACT_EDITED -> new JsonText().field("state", message.filled("State"));
            case ARCHIVE_CONSENT_GIVEN -> withCode(message);
            case EXTERNAL_CONTACT_REMOVED ->
                new JsonText().field("byTransfer", "DELETE_BY_TRANSFER".equals(message.filled("Source")));
            case EXTERNAL_CONTACT_TRANSFER_FAILED ->
                new JsonText().field("reason", TRANSFER_FAILURES.of(message.filled("FailReason")));
            default -> new JsonText();
        };
    }

    /** The code works for 20 seconds and for one app only, so both are told. */
    private static JsonText withCode(Message message) {
        return new JsonText()
                .field("welcomeCode", message.filled("WelcomeCode"))
                .field("agentId", message.agentId())
                .field("receivedAt", message.receivedAt());
    }
}
