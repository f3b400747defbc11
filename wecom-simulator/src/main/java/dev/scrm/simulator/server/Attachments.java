package dev.scrm.simulator.server;

import dev.scrm.simulator.world.MediaStore;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;

/** What is sent to customers beside a text: in welcome messages, mass sends and moments. */
final class Attachments {
    private static final int MOST = 9;

    private final World world;

    Attachments(World world) {
        this.world = world;
    }

    /** Refuses a message without text and attachments, or with attachments that cannot be sent. */
    void checkMessage(Fields message) {
        var text = message.object("text").text("content");
        if (text.isEmpty() && message.node().path("attachments").isEmpty()) {
            throw ApiCall.invalid("text and attachments are both empty");
        }
        ApiCall.checkBytes(text, 4000, 45002);
        check(message, MediaStore.MESSAGES);
    }

    /** @param scope what their media must have been uploaded for */
    void check(Fields message, String scope) {
        if (message.node().path("attachments").size() > MOST) {
            throw new WecomError(41064, "too many attachments");
        }
        for (var attachment : message.objects("attachments", MOST)) {
            var type = attachment.text("msgtype");
            if (!attachment.node().path(type).isObject()) {
                throw unknownType();
            }
            check(attachment.required(type), type, scope);
        }
    }

    /** Refuses what cannot be sent as this type. */
    void check(Fields attachment, String type, String scope) {
        switch (type) {
            case "image" -> checkImage(attachment, scope);
            case "video", "file" -> media(attachment.text("media_id", 41006), scope, type);
            case "link" -> {
                attachment.text("title", 40063);
                attachment.text("url", 40063);
                attachment.bytes("title", 128);
                attachment.bytes("desc", 512);
                checkPicture(attachment, scope);
            }
            case "miniprogram" -> {
                attachment.text("title", 40063);
                attachment.text("appid", 40063);
                attachment.text("page", 40063);
                attachment.bytes("title", 64);
                media(attachment.text("pic_media_id", 41006), scope, "image");
            }
            default -> throw unknownType();
        }
    }

    /** Links of moments show a picture that was uploaded, others one by its URL. */
    private void checkPicture(Fields link, String scope) {
        if (!scope.equals(MediaStore.MESSAGES) && link.has("media_id")) {
            media(link.text("media_id"), scope, "image");
        }
    }

    /** A media id wins over a URL, which moments do not know. */
    private void checkImage(Fields image, String scope) {
        if (image.has("media_id") || !image.has("pic_url") || !scope.equals(MediaStore.MESSAGES)) {
            media(image.text("media_id", 41006), scope, "image");
        }
    }

    private void media(String mediaId, String scope, String type) {
        world.media.require(mediaId, scope, type);
    }

    private static WecomError unknownType() {
        return new WecomError(41065, "invalid attachment msgtype");
    }
}
