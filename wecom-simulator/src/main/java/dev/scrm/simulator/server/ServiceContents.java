package dev.scrm.simulator.server;

import dev.scrm.simulator.world.MediaStore;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.Set;

/** What each type of customer-service message must hold (wecom.md 3.14). */
final class ServiceContents {
    private static final int LONGEST_TEXT = 2048;
    private static final int MOST_LINES = 50;
    private static final int MOST_CHOICES = 10;
    private static final Set<String> CHOICES = Set.of("click", "view", "miniprogram");

    private final World world;

    ServiceContents(World world) {
        this.world = world;
    }

    /** The content as the customer gets it. */
    String checked(Fields message, String type) {
        switch (type) {
            case "text" -> ApiCall.checkBytes(content(message, type).text("content", 44004), LONGEST_TEXT, 45002);
            case "image", "voice", "video", "file" ->
                media(content(message, type).text("media_id", 41006), type);
            case "link" -> {
                content(message, type).text("title", 40063);
                content(message, type).text("url", 40063);
                media(content(message, type).text("thumb_media_id", 41006), "image");
            }
            case "miniprogram" -> {
                content(message, type).text("appid", 40063);
                content(message, type).text("pagepath", 40063);
                media(content(message, type).text("thumb_media_id", 41006), "image");
            }
            case "msgmenu" -> checkMenu(content(message, type));
            case "location" -> {
                content(message, type).text("latitude", 40063);
                content(message, type).text("longitude", 40063);
            }
            case "ca_link" -> content(message, type).text("link_url", 40063);
            default -> throw new WecomError(40008, "invalid message type");
        }
        return message.node().path(type).toString();
    }

    private static void checkMenu(Fields menu) {
        var lines = menu.objects("list", MOST_LINES);
        for (var line : lines) {
            var type = line.text("type", 40063);
            line.required(type).text(type.equals("miniprogram") ? "appid" : "content", 40063);
        }
        if (lines.stream().filter(line -> CHOICES.contains(line.text("type"))).count() > MOST_CHOICES) {
            throw new WecomError(95008, "too many menu items");
        }
    }

    private static Fields content(Fields message, String type) {
        return message.required(type);
    }

    private void media(String mediaId, String type) {
        world.media.require(mediaId, MediaStore.MESSAGES, type);
    }
}
