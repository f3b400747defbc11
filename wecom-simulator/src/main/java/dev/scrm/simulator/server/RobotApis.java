package dev.scrm.simulator.server;

import dev.scrm.simulator.world.MediaStore.Media;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** webhook: what is said to an internal group by whoever knows the robot's key. */
final class RobotApis {
    private static final int LARGEST_PICTURE = 2 * 1024 * 1024;

    private final World world;

    RobotApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                Api.post("webhook/send", this::send).ofAnybody(),
                Api.upload("webhook/upload_media", this::upload).ofAnybody());
    }

    private ObjectNode send(ApiCall call) {
        var key = key(call);
        var type = call.text("msgtype", 40008);
        if (!call.fields().has(type)) {
            throw empty();
        }
        var content = call.fields().required(type);
        switch (type) {
            case "text" -> {
                checkText(content, 2048);
                content.texts("mentioned_list");
                content.texts("mentioned_mobile_list");
            }
            case "markdown", "markdown_v2" -> checkText(content, 4096);
            case "image" -> checkPicture(content);
            case "news" -> MessageContents.news(content);
            case "file", "voice" -> media(content.text("media_id", 41006), key, type);
            case "template_card" -> checkCard(content, key);
            default -> throw new WecomError(40008, "invalid message type");
        }
        world.robots.say(key, type, MessageContents.kept(content.node()));
        return Api.ok();
    }

    private ObjectNode upload(ApiCall call) {
        var key = key(call);
        var type = call.parameter("type");
        if (!type.equals("file") && !type.equals("voice")) {
            throw new WecomError(40005, "invalid file type");
        }
        MediaApis.check(call.file(), type);
        var media = world.media.add(type, call.file().fileName(), call.file().content(), scope(key));
        return Api.ok()
                .put("type", type)
                .put("media_id", media.mediaId())
                .put("created_at", "" + media.createdAt().getEpochSecond());
    }

    private String key(ApiCall call) {
        var key = call.parameter("key");
        world.robots.require(key);
        return key;
    }

    private Media media(String mediaId, String key, String type) {
        return world.media.require(mediaId, scope(key), type);
    }

    private void checkCard(Fields card, String key) {
        if (!card.text("card_type").endsWith("_notice")) {
            throw ApiCall.invalid("card_type");
        }
        new TemplateCards(world, scope(key)).check(card);
    }

    private static void checkText(Fields text, int most) {
        if (text.text("content").isEmpty()) {
            throw empty();
        }
        ApiCall.checkBytes(text.text("content"), most, 45002);
    }

    private static void checkPicture(Fields picture) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(picture.text("base64", 93017));
        } catch (IllegalArgumentException notBase64) {
            throw ApiCall.invalid("base64");
        }
        if (bytes.length > LARGEST_PICTURE) {
            throw new WecomError(93018, "picture too big");
        }
        if (!md5(bytes).equalsIgnoreCase(picture.text("md5"))) {
            throw ApiCall.invalid("md5 is not that of the picture");
        }
    }

    private static WecomError empty() {
        return new WecomError(93017, "empty content");
    }

    private static String scope(String key) {
        return "robot-" + key;
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every JDK to have MD5, but this one does not", e);
        }
    }
}
