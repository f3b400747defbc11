package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.wecom.FlatXmlReader;
import dev.scrm.platform.wecom.XmlElement;
import dev.scrm.platform.wecom.XmlRefused;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns the decrypted XML of a callback into its event. What has no type of its own is kept whole. */
final class ReadCallback {
    private static final String SOURCE = "/wecom-gateway";
    private static final byte[] WELCOME_CODE = "<WelcomeCode>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = "<xml></xml>".getBytes(StandardCharsets.US_ASCII);

    private static final EventType ADDED = EventType.of("scrm.wecom.external-contact-added.v1");
    private static final EventType HALF_ADDED = EventType.of("scrm.wecom.external-contact-half-added.v1");
    private static final EventType EDITED = EventType.of("scrm.wecom.external-contact-edited.v1");
    private static final EventType REMOVED = EventType.of("scrm.wecom.external-contact-removed.v1");
    private static final EventType LEFT = EventType.of("scrm.wecom.external-contact-left.v1");

    /** One callback while it is read. */
    private record Message(String corpId, String agentId, byte[] plaintext, XmlElement xml, Instant receivedAt) {
        @Nullable
        String text(String element) {
            return xml.text(element).filter(text -> !text.isEmpty()).orElse(null);
        }

        /** The event's time by WeCom, in whole seconds; ours when it says none. */
        Instant time() {
            var created = text("CreateTime");
            try {
                return created == null ? receivedAt : Instant.ofEpochSecond(Long.parseLong(created));
            } catch (NumberFormatException | DateTimeException _) {
                return receivedAt;
            }
        }
    }

    /**
     * @param receiveId the receiver that was proven by the decryption: the corp
     * @param agentId the app whose key it was decrypted with
     * @throws XmlRefused when the plaintext declares a document type, which WeCom never does
     */
    CallbackEvent read(String receiveId, String agentId, byte[] plaintext, Instant receivedAt) {
        try {
            return event(new Message(receiveId, agentId, plaintext, FlatXmlReader.read(plaintext), receivedAt));
        } catch (XmlRefused refused) {
            if (declaresDocumentType(plaintext)) {
                throw refused;
            }
            // It is signed by WeCom, so it is kept, although this version cannot read it: nobody would send it again.
            return unrecognized(new Message(receiveId, agentId, plaintext, FlatXmlReader.read(NOTHING), receivedAt));
        }
    }

    private static CallbackEvent event(Message message) {
        return switch (message.text("Event")) {
            case "change_external_contact" -> contactChange(message);
            case "kf_msg_or_event" -> serviceMessagesWaiting(message);
            case null, default -> unrecognized(message);
        };
    }

    private static CallbackEvent contactChange(Message message) {
        var externalUserId = message.text("ExternalUserID");
        var staffId = message.text("UserID");
        if (externalUserId == null || staffId == null) {
            return unrecognized(message);
        }
        return switch (message.text("ChangeType")) {
            case "add_external_contact" -> added(ADDED, message, externalUserId, staffId);
            case "add_half_external_contact" -> added(HALF_ADDED, message, externalUserId, staffId);
            case "edit_external_contact" -> ofContact(EDITED, message, externalUserId, staffId, new JsonText());
            case "del_external_contact" -> removed(message, externalUserId, staffId);
            case "del_follow_user" -> ofContact(LEFT, message, externalUserId, staffId, new JsonText());
            case null, default -> unrecognized(message);
        };
    }

    private static CallbackEvent added(EventType type, Message message, String externalUserId, String staffId) {
        var own = new JsonText()
                .field("state", message.text("State"))
                .field("welcomeCode", message.text("WelcomeCode"))
                .field("agentId", message.agentId())
                .field("receivedAt", message.receivedAt().toString());
        return ofContact(type, message, externalUserId, staffId, own);
    }

    private static CallbackEvent removed(Message message, String externalUserId, String staffId) {
        boolean byTransfer = "DELETE_BY_TRANSFER".equals(message.text("Source"));
        return ofContact(REMOVED, message, externalUserId, staffId, new JsonText().field("byTransfer", byTransfer));
    }

    private static CallbackEvent ofContact(
            EventType type, Message message, String externalUserId, String staffId, JsonText own) {
        var contactId = Ids.contact(message.corpId(), externalUserId);
        var data = own.field("contactId", contactId)
                .field("externalUserId", externalUserId)
                .field("staffId", staffId);
        return new CallbackEvent(
                Ids.contactKey(message.corpId(), contactId), true, envelope(type, message, contactId, data));
    }

    private static CallbackEvent serviceMessagesWaiting(Message message) {
        var openKfId = message.text("OpenKfId");
        var syncToken = message.text("Token");
        if (openKfId == null || syncToken == null) {
            return unrecognized(message);
        }
        var data = new JsonText().field("openKfId", openKfId).field("syncToken", syncToken);
        return new CallbackEvent(
                message.corpId() + ":" + openKfId, false, envelope(CallbackEvent.DOORBELL, message, openKfId, data));
    }

    private static CallbackEvent unrecognized(Message message) {
        var data = new JsonText()
                .field("event", message.text("Event"))
                .field("changeType", message.text("ChangeType"))
                .field("messageType", message.text("MsgType"))
                .field("xml", new String(message.plaintext(), StandardCharsets.UTF_8));
        return new CallbackEvent(message.corpId(), false, envelope(CallbackEvent.UNRECOGNIZED, message, null, data));
    }

    private static EventEnvelope envelope(EventType type, Message message, @Nullable String subject, JsonText data) {
        return new EventEnvelope(
                id(message),
                type,
                SOURCE,
                subject,
                message.time(),
                message.corpId(),
                0,
                null,
                null,
                null,
                data.toBytes());
    }

    /**
     * The id is that of the plaintext, so that WeCom's retry is the same event and two events of one second are two. A
     * corp with several apps is told of an addition once for each, every time with another welcome code, of which only one
     * will work: without its code it is one and the same event.
     */
    private static String id(Message message) {
        var code = message.text("WelcomeCode");
        return code == null
                ? Ids.derived("callback", message.corpId(), message.plaintext())
                : Ids.derived("callback-with-code", message.corpId(), without(code, message.plaintext()));
    }

    /** The plaintext as it is when the code cannot be found in it: written with references, which WeCom does not do. */
    private static byte[] without(String code, byte[] plaintext) {
        var codeBytes = code.getBytes(StandardCharsets.UTF_8);
        int element = indexOf(plaintext, WELCOME_CODE, 0);
        int from = element < 0 ? -1 : indexOf(plaintext, codeBytes, element);
        if (from < 0) {
            return plaintext;
        }
        var without = new byte[plaintext.length - codeBytes.length];
        System.arraycopy(plaintext, 0, without, 0, from);
        System.arraycopy(plaintext, from + codeBytes.length, without, from, without.length - from);
        return without;
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int start) {
        for (int from = start; from <= bytes.length - wanted.length; from++) {
            if (Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length)) {
                return from;
            }
        }
        return -1;
    }

    private static boolean declaresDocumentType(byte[] plaintext) {
        var text = new String(plaintext, StandardCharsets.ISO_8859_1);
        return text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
    }
}
