package dev.scrm.simulator.server;

import dev.scrm.simulator.world.MediaStore;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What each type of app message must hold (wecom.md 3.2). */
final class MessageContents {
    private static final int LONGEST_TEXT = 2048;
    private static final int LONGEST_ARTICLE = 666 * 1024;

    private static final int LONGEST_KEPT = 16 * 1024;

    private final World world;

    MessageContents(World world) {
        this.world = world;
    }

    /** The content of a message as members see it. */
    JsonNode checked(Fields message, String type) {
        return switch (type) {
            case "text" -> text(message.required("text"));
            case "image", "voice", "file" -> media(message.required(type), type);
            case "video" -> video(message.required("video"));
            case "textcard" -> textCard(message.required("textcard"));
            case "news" -> news(message.required("news"));
            case "mpnews" -> ownNews(message.required("mpnews"));
            case "markdown" -> markdown(message.required("markdown"), LONGEST_TEXT);
            case "miniprogram_notice" -> notice(message.required("miniprogram_notice"));
            case "template_card" -> card(message.required("template_card"));
            default -> throw new WecomError(40008, "invalid message type");
        };
    }

    void checkCard(Fields card) {
        new TemplateCards(world, MediaStore.MESSAGES).check(card);
    }

    /** A text that is too long is not refused but cut. */
    private static JsonNode text(Fields text) {
        return JsonNodeFactory.instance.objectNode().put("content", cut(text.text("content", 44004)));
    }

    private JsonNode media(Fields media, String type) {
        world.media.require(media.text("media_id", 41006), MediaStore.MESSAGES, type);
        return media.node();
    }

    private JsonNode video(Fields video) {
        video.bytes("title", 128);
        video.bytes("description", 512);
        return media(video, "video");
    }

    private static JsonNode textCard(Fields card) {
        List.of("title", "description", "url").forEach(name -> card.text(name, 40063));
        card.shortText("title", 128);
        card.shortText("description", 512);
        card.bytes("url", 2048);
        card.shortText("btntxt", 4);
        return card.node();
    }

    static JsonNode news(Fields news) {
        for (var article : articles(news)) {
            article.text("title", 40063);
            if (!article.has("url") && !(article.has("appid") && article.has("pagepath"))) {
                throw ApiCall.invalid("an article has neither url nor appid and pagepath");
            }
        }
        return news.node();
    }

    private JsonNode ownNews(Fields news) {
        for (var article : articles(news)) {
            article.text("title", 40063);
            article.bytes("author", 64);
            ApiCall.checkBytes(article.text("content", 44004), LONGEST_ARTICLE, 45002);
            article.bytes("digest", 512);
            world.media.require(article.text("thumb_media_id", 41006), MediaStore.MESSAGES, "image");
        }
        return news.node();
    }

    private static List<Fields> articles(Fields news) {
        var articles = news.objects("articles", 1, Integer.MAX_VALUE);
        if (articles.size() > 8) {
            throw new WecomError(45008, "article count exceed the limit");
        }
        return articles;
    }

    static JsonNode markdown(Fields markdown, int longest) {
        ApiCall.checkBytes(markdown.text("content", 44004), longest, 45002);
        return markdown.node();
    }

    private static JsonNode notice(Fields notice) {
        notice.text("appid", 40063);
        int title = notice.text("title", 40063)
                .codePointCount(0, notice.text("title").length());
        if (title < 4 || title > 12) {
            throw ApiCall.invalid("title is not of 4 to 12 characters");
        }
        notice.objects("content_item", 10).forEach(item -> {
            item.text("key", 40063);
            item.text("value", 40063);
        });
        return notice.node();
    }

    /** What is kept of a content: that of pictures and long articles would fill the memory. */
    static String kept(JsonNode content) {
        var text = content.toString();
        return text.length() <= LONGEST_KEPT ? text : text.substring(0, LONGEST_KEPT) + "…";
    }

    private JsonNode card(Fields card) {
        checkCard(card);
        return card.node();
    }

    private static String cut(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(bytes.length, LONGEST_TEXT);
        while (end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
            end--; // not within a character
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
