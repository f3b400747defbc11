package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.APP_MESSAGE_RECEIVED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Messages of staff members to an app. What they say is sealed, like every message's. */
final class AppMessages {
    private AppMessages() {}

    static @Nullable CallbackEvent read(Message message) {
        var staffId = message.filled("FromUserName");
        var messageType = message.filled("MsgType");
        if (staffId == null || messageType == null) {
            return null;
        }
        var data = new JsonText()
                .field("staffId", staffId)
                .field("agentId", message.agentId())
                .field("messageId", message.filled("MsgId"))
                .field("messageType", messageType)
                .field("body", message.sealed(body(messageType, message)));
        return message.aboutStaff(APP_MESSAGE_RECEIVED, staffId, data);
    }

    private static JsonText body(String messageType, Message message) {
        var fields = message.fields();
        return switch (messageType) {
            case "text" -> new JsonText().field("text", fields.text("Content"));
            case "image" ->
                new JsonText().field("pictureUrl", fields.text("PicUrl")).field("mediaId", fields.text("MediaId"));
            case "voice" ->
                new JsonText().field("mediaId", fields.text("MediaId")).field("format", fields.text("Format"));
            case "video" ->
                new JsonText()
                        .field("mediaId", fields.text("MediaId"))
                        .field("thumbnailMediaId", fields.text("ThumbMediaId"));
            case "location" -> Locations.of(fields).field("appType", fields.text("AppType"));
            case "link" ->
                new JsonText()
                        .field("title", fields.text("Title"))
                        .field("description", fields.text("Description"))
                        .field("url", fields.text("Url"))
                        .field("pictureUrl", fields.text("PicUrl"));
            default -> new JsonText().field("xml", new String(message.plaintext(), StandardCharsets.UTF_8));
        };
    }
}
