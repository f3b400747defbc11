package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.wecom.XmlElement;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One callback while it is read, and the event it becomes.
 *
 * @param agentId the app, or intelligent robot, by whose address it came
 * @param id of the event
 */
record Message(
        String corpId,
        String agentId,
        String id,
        byte[] plaintext,
        Fields fields,
        Instant receivedAt,
        MessageBodies bodies) {
    private static final String SOURCE = "/wecom-gateway";

    static Message of(
            String corpId, String agentId, byte[] plaintext, XmlElement xml, Instant receivedAt, MessageBodies bodies) {
        var fields = new Fields(xml);
        var id = CallbackIds.id(corpId, plaintext, fields.filled("WelcomeCode"));
        return new Message(corpId, agentId, id, plaintext, fields, receivedAt, bodies);
    }

    @Nullable
    String filled(String element) {
        return fields.filled(element);
    }

    /** What only those may read who have the key of message bodies. */
    String sealed(JsonText data) {
        return bodies.seal(id, data.toBytes());
    }

    /** An event of one thing, whose events stay in order. */
    CallbackEvent about(CallbackType type, String object, JsonText data) {
        return event(type, corpId + ":" + object, true, object, data);
    }

    /** WeCom does not tell the case of userids apart, so neither does the key. */
    CallbackEvent aboutStaff(CallbackType type, String staffId, JsonText data) {
        return event(type, corpId + ":" + staffId.toLowerCase(Locale.ROOT), true, staffId, data);
    }

    CallbackEvent aboutContact(CallbackType type, String externalUserId, JsonText data) {
        var contactId = Ids.contact(corpId, externalUserId);
        data.field("contactId", contactId).field("externalUserId", externalUserId);
        return event(type, Ids.contactKey(corpId, contactId), true, contactId, data);
    }

    /** An event of the app it was sent to. */
    CallbackEvent aboutApp(CallbackType type, JsonText data) {
        return about(type, agentId, data.field("agentId", agentId));
    }

    /** An event of nothing less than the corp; no order among those. */
    CallbackEvent aboutCorp(CallbackType type, JsonText data) {
        return event(type, corpId, false, null, data);
    }

    /** What only says that something can be fetched, of which the last one is as good as all. */
    CallbackEvent doorbell(CallbackType type, String object, JsonText data) {
        return event(type, corpId + ":" + object, false, object, data);
    }

    private CallbackEvent event(
            CallbackType type, String key, boolean ordered, @Nullable String subject, JsonText data) {
        var inXml = fields.time("CreateTime");
        var created = inXml == null ? fields.time("create_time") : inXml;
        var envelope = new EventEnvelope(
                id,
                type.type(),
                SOURCE,
                subject,
                created == null ? receivedAt : created,
                corpId,
                0,
                null,
                null,
                null,
                data.toBytes());
        return new CallbackEvent(key, ordered, envelope);
    }
}
