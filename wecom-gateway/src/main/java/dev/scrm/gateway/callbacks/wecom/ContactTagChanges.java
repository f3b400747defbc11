package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.CONTACT_TAGS_REORDERED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.CONTACT_TAG_CREATED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.CONTACT_TAG_REMOVED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.CONTACT_TAG_UPDATED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code change_external_tag}: the corp's tags for customers, and their groups. */
final class ContactTagChanges {
    private static final Words KINDS = new Words(Map.of("tag_group", "tag-group"));

    private ContactTagChanges() {}

    static @Nullable CallbackEvent read(Message message) {
        var id = message.filled("Id");
        var data = new JsonText().field("strategyId", message.filled("StrategyId"));
        return switch (message.filled("ChangeType")) {
            case "create" -> change(CONTACT_TAG_CREATED, id, message, data);
            case "update" -> change(CONTACT_TAG_UPDATED, id, message, data);
            case "delete" -> change(CONTACT_TAG_REMOVED, id, message, data);
            case "shuffle" ->
                id == null
                        ? message.aboutCorp(CONTACT_TAGS_REORDERED, data)
                        : message.about(CONTACT_TAGS_REORDERED, id, data.field("tagGroupId", id));
            case null, default -> null;
        };
    }

    private static @Nullable CallbackEvent change(
            CallbackType type, @Nullable String id, Message message, JsonText data) {
        var kind = KINDS.of(message.filled("TagType"));
        return id == null || kind == null
                ? null
                : message.about(type, id, data.field("kind", kind).field("id", id));
    }
}
