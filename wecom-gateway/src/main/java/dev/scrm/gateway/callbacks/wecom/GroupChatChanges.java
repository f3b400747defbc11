package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.GROUP_CHAT_CHANGED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.GROUP_CHAT_CREATED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.GROUP_CHAT_DISMISSED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code change_external_chat}: group chats of customers. Whoever keeps the members of a group compares the versions: where
 * the last one is not the one it has, it missed a change and reads the group anew.
 */
final class GroupChatChanges {
    private static final Words CHANGES = new Words(Map.of(
            "add_member", "members-added",
            "del_member", "members-removed",
            "change_owner", "owner-changed",
            "change_name", "name-changed",
            "change_notice", "notice-changed"));
    private static final Words JOIN_SCENES = new Words(Map.of("0", "invited", "3", "qr-code"));
    private static final Words QUIT_SCENES = new Words(Map.of("0", "left", "1", "removed"));

    private GroupChatChanges() {}

    static @Nullable CallbackEvent read(Message message) {
        var chatId = message.filled("ChatId");
        if (chatId == null) {
            return null;
        }
        var data = new JsonText().field("chatId", chatId);
        return switch (message.filled("ChangeType")) {
            case "create" -> message.about(GROUP_CHAT_CREATED, chatId, data);
            case "update" -> message.about(GROUP_CHAT_CHANGED, chatId, changed(message.fields(), data));
            case "dismiss" -> message.about(GROUP_CHAT_DISMISSED, chatId, data);
            case null, default -> null;
        };
    }

    private static JsonText changed(Fields fields, JsonText data) {
        var members = fields.part("MemChangeList");
        return data.field("change", CHANGES.of(fields.filled("UpdateDetail")))
                .field("joinScene", JOIN_SCENES.of(fields.filled("JoinScene")))
                .field("quitScene", QUIT_SCENES.of(fields.filled("QuitScene")))
                .field("changedMemberCount", fields.integer("MemChangeCnt"))
                .texts("changedMemberIds", members == null ? null : members.items("Item"))
                .field("lastMemberVersion", fields.text("LastMemVer"))
                .field("currentMemberVersion", fields.text("CurMemVer"));
    }
}
