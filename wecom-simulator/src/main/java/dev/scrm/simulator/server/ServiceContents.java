package dev.scrm.simulator.server;

import dev.scrm.simulator.world.MediaStore;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.Set;

/** What each type of customer-service message must hold (wecom.md 3.14). */
final class ServiceContents {
    private static final int LONGEST_TEXT = 2048;
    private static final int MOST_LINES = 50;
    private static final int MOST_LINES_ON_EVENT = 10;
    private static final int MOST_CHOICES = 10;
    private static final int LONGEST_URL = 2048;
    private static final int LONGEST_WORDS = 1024;
    private static final int LONGEST_REPLY = 128;
    private static final Set<String> ON_EVENT = Set.of("text", "msgmenu");
    private static final Set<String> CHOICES = Set.of("click", "view", "miniprogram");

    private final World world;

    ServiceContents(World world) {
        this.world = world;
    }

    /** The content of a message for the code of an event. */
    String checkedOnEvent(Fields message, String type) {
        if (!ON_EVENT.contains(type)) {
            throw new WecomError(40008, "invalid message type");
        }
        if (message.node().path(type).path("list").size() > MOST_LINES_ON_EVENT) {
            throw tooManyLines();
        }
        return checked(message, type);
    }

    /** The content as the customer gets it; longer titles and descriptions are cut there. */
    String checked(Fields message, String type) {
        switch (type) {
            case "text" -> ApiCall.checkBytes(content(message, type).text("content", 44004), LONGEST_TEXT, 45002);
            case "image", "voice", "video", "file" ->
                media(content(message, type).text("media_id", 41006), type);
            case "link" -> {
                content(message, type).text("title", 40063);
                content(message, type).text("url", 40063);
                content(message, type).bytes("url", LONGEST_URL);
                media(content(message, type).text("thumb_media_id", 41006), "image");
            }
            case "miniprogram" -> {
                content(message, type).text("appid", 40063);
                content(message, type).text("pagepath", 40063);
                media(content(message, type).text("thumb_media_id", 41006), "image");
            }
            case "msgmenu" -> checkMenu(content(message, type));
            case "location" -> {
                content(message, type).decimal("latitude", 90);
                content(message, type).decimal("longitude", 180);
            }
            case "ca_link" -> content(message, type).text("link_url", 40063);
            default -> throw new WecomError(40008, "invalid message type");
        }
        return message.node().path(type).toString();
    }

    private static void checkMenu(Fields menu) {
        menu.bytes("head_content", LONGEST_WORDS);
        menu.bytes("tail_content", LONGEST_WORDS);
        var lines = menu.objects("list", MOST_LINES);
        lines.forEach(line -> checkLine(line.text("type", 40063), line));
        if (lines.stream().filter(line -> CHOICES.contains(line.text("type"))).count() > MOST_CHOICES) {
            throw tooManyLines();
        }
    }

    private static void checkLine(String type, Fields line) {
        var content = line.required(type);
        content.text("content", 40063);
        content.bytes("content", type.equals("click") ? LONGEST_REPLY : LONGEST_WORDS);
        switch (type) {
            case "click" -> content.bytes("id", 64);
            case "view" -> {
                content.text("url", 40063);
                content.bytes("url", LONGEST_URL);
            }
            case "miniprogram" -> {
                content.text("appid", 40063);
                content.bytes("appid", 32);
                content.text("pagepath", 40063);
                content.bytes("pagepath", LONGEST_WORDS);
            }
            case "text" -> {}
            default -> throw ApiCall.invalid("type of a menu item");
        }
    }

    private static WecomError tooManyLines() {
        return new WecomError(95008, "too many menu items");
    }

    private static Fields content(Fields message, String type) {
        return message.required(type);
    }

    private void media(String mediaId, String type) {
        world.media.require(mediaId, MediaStore.MESSAGES, type);
    }
}
