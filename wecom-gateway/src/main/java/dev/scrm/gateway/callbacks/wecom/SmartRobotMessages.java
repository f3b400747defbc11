package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.SMART_ROBOT_MESSAGE_RECEIVED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Messages of staff members to an intelligent robot. What they say is sealed, like every message's. */
final class SmartRobotMessages {
    private SmartRobotMessages() {}

    static @Nullable CallbackEvent read(String messageType, Message message) {
        var chat = SmartRobotChat.of(message);
        var body = content(messageType, message.fields(), message);
        if (chat == null || body == null) {
            return null;
        }
        var quote = message.fields().part("quote");
        body.object("quote", quote == null ? null : part(quote, message));
        chat.data()
                .field("messageId", message.filled("msgid"))
                .field("messageType", messageType)
                .field("body", message.sealed(body));
        return chat.event(SMART_ROBOT_MESSAGE_RECEIVED);
    }

    /** Null for what this version does not know. */
    private static @Nullable JsonText content(String messageType, Fields fields, Message message) {
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
                                of.parts("msg_item").stream()
                                        .map(item -> part(item, message))
                                        .toList());
            default -> null;
        };
    }

    private static @Nullable JsonText text(String name, @Nullable String value) {
        return value == null ? null : new JsonText().field(name, value);
    }

    /** A part of a mixed message, or what a message answers: read like a message, or kept with all that was said. */
    private static JsonText part(Fields part, Message message) {
        var messageType = part.filled("msgtype");
        var content = messageType == null ? null : content(messageType, part, message);
        return content == null
                ? new JsonText().field("json", new String(message.plaintext(), StandardCharsets.UTF_8))
                : content.field("messageType", messageType);
    }
}
