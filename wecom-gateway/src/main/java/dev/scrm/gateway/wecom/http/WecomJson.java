package dev.scrm.gateway.wecom.http;

import dev.scrm.gateway.wecom.ExternalContact;
import dev.scrm.gateway.wecom.ServicePage;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
                each(answer.path("msg_list")).map(ServiceItems::item).toList());
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asString() : null;
    }
}
