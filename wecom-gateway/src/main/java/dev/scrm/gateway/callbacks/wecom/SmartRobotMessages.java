package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.SMART_ROBOT_MESSAGE_RECEIVED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Messages of staff members to an intelligent robot. What they say is sealed, like every message's. Where a part of it is of
 * a kind that is not known here, all that was said stands beside the parts, once for all of them.
 */
final class SmartRobotMessages {
    private boolean knowsAllParts = true;

    private SmartRobotMessages() {}

    static @Nullable CallbackEvent read(String messageType, Message message) {
        var chat = SmartRobotChat.of(message);
        var messages = new SmartRobotMessages();
        var body = messages.content(messageType, message.fields());
        if (chat == null || body == null) {
            return null;
        }
        var quote = message.fields().part("quote");
        body.object("quote", quote == null ? null : messages.part(quote));
        if (!messages.knowsAllParts) {
            body.field("json", new String(message.plaintext(), StandardCharsets.UTF_8));
        }
        chat.data()
                .field("messageId", message.filled("msgid"))
                .field("messageType", messageType)
                .field("body", message.sealed(body));
        return chat.event(SMART_ROBOT_MESSAGE_RECEIVED);
    }

    /** Null for what this version does not know. */
    private @Nullable JsonText content(String messageType, Fields fields) {
        var of = fields.part(messageType);
        if (of == null) {
            return null;
        }
        return switch (messageType) {
            case "text", "voice" -> text("text", of.text("content"));
            case "image", "file", "video" -> text("url", of.text("url"));
            case "mixed" ->
                new JsonText()
                        .objects(
                                "items",
                                of.parts("msg_item").stream().map(this::part).toList());
            default -> null;
        };
    }

    private static @Nullable JsonText text(String name, @Nullable String value) {
        return value == null ? null : new JsonText().field(name, value);
    }

    /** A part of a mixed message, or what a message answers: read like a message, or only what WeCom calls its kind. */
    private JsonText part(Fields part) {
        var messageType = part.filled("msgtype");
        var content = messageType == null ? null : content(messageType, part);
        knowsAllParts &= content != null;
        return (content == null ? new JsonText() : content).field("messageType", messageType);
    }
}
