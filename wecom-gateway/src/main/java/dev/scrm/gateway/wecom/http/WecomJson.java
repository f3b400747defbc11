package dev.scrm.gateway.wecom.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.gateway.wecom.ExternalContact;
import dev.scrm.gateway.wecom.ServicePage;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads WeCom's answers: unknown fields are ignored, numbers may come as text, absent is not empty. */
final class WecomJson {
    private WecomJson() {}

    /** @param nextCursor where further followers are; empty when there are none */
    record ContactPage(ExternalContact contact, String nextCursor) {}

    static ContactPage contactPage(JsonNode answer) {
        return new ContactPage(contact(answer), answer.path("next_cursor").asString(""));
    }

    private static ExternalContact contact(JsonNode answer) {
        var contact = answer.path("external_contact");
        return new ExternalContact(
                contact.path("external_userid").asString(),
                contact.path("name").asString(""),
                text(contact, "avatar"),
                contact.path("type").asInt(1) == 1,
                contact.path("gender").asInt(0),
                text(contact, "unionid"),
                each(answer.path("follow_user")).map(WecomJson::follower).toList());
    }

    private static ExternalContact.Follower follower(JsonNode follower) {
        return new ExternalContact.Follower(
                follower.path("userid").asString(),
                text(follower, "remark"),
                text(follower, "description"),
                Instant.ofEpochSecond(follower.path("createtime").asLong(0)),
                follower.path("add_way").asInt(0),
                text(follower, "state"),
                each(follower.path("tags")).map(WecomJson::tag).toList());
    }

    private static ExternalContact.Tag tag(JsonNode tag) {
        return new ExternalContact.Tag(
                text(tag, "tag_id"),
                text(tag, "tag_name"),
                text(tag, "group_name"),
                tag.path("type").asInt(1));
    }

    static ServicePage servicePage(JsonNode answer) {
        return new ServicePage(
                answer.path("next_cursor").asString(""),
                answer.path("has_more").asInt(0) == 1,
                each(answer.path("msg_list"))
                        .filter(message -> message.hasNonNull("external_userid"))
                        .map(WecomJson::message)
                        .toList());
    }

    private static ServicePage.ServiceMessage message(JsonNode message) {
        var type = message.path("msgtype").asString("");
        return new ServicePage.ServiceMessage(
                message.path("msgid").asString(),
                message.path("open_kfid").asString(),
                message.path("external_userid").asString(),
                text(message, "servicer_userid"),
                message.path("origin").asInt(0),
                Instant.ofEpochSecond(message.path("send_time").asLong(0)),
                type,
                body(type, message.path(type)));
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

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asString() : null;
    }
}
