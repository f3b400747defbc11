package dev.scrm.gateway.wecom.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.gateway.wecom.ServiceItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what kf/sync_msg lists. Nothing is left out, as WeCom lists it only once: what cannot be read is kept whole. */
final class ServiceItems {
    private static final String EVENT = "event";

    private ServiceItems() {}

    static ServiceItem item(JsonNode item) {
        var typed = EVENT.equals(text(item, "msgtype")) ? event(item, item.path(EVENT)) : message(item);
        return typed == null || typed.messageId().isEmpty() ? unrecognized(item) : typed;
    }

    private static @Nullable ServiceItem message(JsonNode item) {
        var externalUserId = text(item, "external_userid");
        var type = item.path("msgtype").asString("");
        return externalUserId == null
                ? null
                : new ServiceItem.Message(
                        id(item),
                        item.path("open_kfid").asString(""),
                        externalUserId,
                        text(item, "servicer_userid"),
                        item.path("origin").asInt(0),
                        sentAt(item),
                        type,
                        body(type, item.path(type)));
    }

    /** {@code {"text":"…"}} for a text, the message's own object under its type otherwise. */
    private static byte[] body(String type, JsonNode content) {
        var body = JsonNodeFactory.instance.objectNode();
        if (type.equals("text")) {
            body.put("text", content.path("content").asString(""));
        } else {
            body.set(type, content);
        }
        return body.toString().getBytes(UTF_8);
    }

    private static @Nullable ServiceItem event(JsonNode item, JsonNode event) {
        var customer = text(event, "external_userid");
        var externalUserId = customer == null ? text(item, "external_userid") : customer;
        return switch (text(event, "event_type")) {
            case "enter_session" -> externalUserId == null ? null : entered(item, event, externalUserId);
            case "session_status_change" -> externalUserId == null ? null : changed(item, event, externalUserId);
            case "msg_send_fail" -> failed(item, event, externalUserId);
            case "user_recall_msg" -> recalled(item, event, externalUserId, null);
            case "servicer_recall_msg" -> {
                var staffId = text(event, "servicer_userid");
                yield staffId == null ? null : recalled(item, event, externalUserId, staffId);
            }
            case "servicer_status_change" -> status(item, event);
            case "reject_customer_msg_switch_change" ->
                externalUserId == null ? null : rejection(item, event, externalUserId);
            case null, default -> null;
        };
    }

    private static ServiceItem entered(JsonNode item, JsonNode event, String externalUserId) {
        var channels = event.path("wechat_channels");
        return new ServiceItem.SessionEntered(
                id(item),
                externalUserId,
                text(event, "scene"),
                text(event, "scene_param"),
                text(event, "welcome_code"),
                channels.isObject()
                        ? new ServiceItem.Channels(
                                text(channels, "nickname"),
                                text(channels, "shop_nickname"),
                                channels.path("scene").asInt(0))
                        : null,
                sentAt(item));
    }

    private static @Nullable ServiceItem changed(JsonNode item, JsonNode event, String externalUserId) {
        int changeType = event.path("change_type").asInt(0);
        return changeType < 1 || changeType > 4
                ? null
                : new ServiceItem.SessionChanged(
                        id(item),
                        externalUserId,
                        changeType,
                        text(event, "old_servicer_userid"),
                        text(event, "new_servicer_userid"),
                        text(event, "msg_code"),
                        sentAt(item));
    }

    private static @Nullable ServiceItem failed(JsonNode item, JsonNode event, @Nullable String externalUserId) {
        var failed = text(event, "fail_msgid");
        return failed == null
                ? null
                : new ServiceItem.MessageFailed(
                        id(item),
                        externalUserId,
                        failed,
                        event.path("fail_type").asInt(0),
                        sentAt(item));
    }

    private static @Nullable ServiceItem recalled(
            JsonNode item, JsonNode event, @Nullable String externalUserId, @Nullable String staffId) {
        var recalled = text(event, "recall_msgid");
        return recalled == null
                ? null
                : new ServiceItem.MessageRecalled(id(item), externalUserId, recalled, staffId, sentAt(item));
    }

    private static @Nullable ServiceItem status(JsonNode item, JsonNode event) {
        var staffId = text(event, "servicer_userid");
        int status = event.path("status").asInt(0);
        var stopType = event.path("stop_type");
        return staffId == null || status < 1 || status > 2
                ? null
                : new ServiceItem.StaffStatusChanged(
                        id(item),
                        staffId,
                        status,
                        status == 2 && stopType.isInt() ? stopType.asInt() : null,
                        sentAt(item));
    }

    private static @Nullable ServiceItem rejection(JsonNode item, JsonNode event, String externalUserId) {
        var staffId = text(event, "servicer_userid");
        int rejected = event.path("reject_switch").asInt(-1);
        return staffId == null || rejected < 0 || rejected > 1
                ? null
                : new ServiceItem.RejectionChanged(id(item), externalUserId, staffId, rejected == 1, sentAt(item));
    }

    private static ServiceItem unrecognized(JsonNode item) {
        var event = text(item.path(EVENT), "event_type");
        return new ServiceItem.Unrecognized(id(item), event, text(item, "msgtype"), item.toString(), sentAt(item));
    }

    private static String id(JsonNode item) {
        return item.path("msgid").asString("");
    }

    private static Instant sentAt(JsonNode item) {
        return Instant.ofEpochSecond(item.path("send_time").asLong(0));
    }

    /** What is said; null for what is absent or empty. */
    private static @Nullable String text(JsonNode node, String name) {
        var text = node.path(name).asString("");
        return text.isEmpty() ? null : text;
    }
}
