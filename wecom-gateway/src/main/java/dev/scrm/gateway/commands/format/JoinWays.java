package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** externalcontact/groupchat/add_join_way, update_join_way and del_join_way: the codes that lead into group chats. */
final class JoinWays {
    private static final int CHATS = 5;

    /** Of a remark and of a state. */
    private static final int CHARACTERS = 30;

    private static final int NAME_CHARACTERS = 40;

    private record KnownWay(@Nullable String configId) {}

    private record Settings(
            @Nullable String scene,
            @Nullable List<@Nullable String> chatIds,
            @Nullable String remark,
            @Nullable String state,
            @Nullable Boolean newChatWhenFull,
            @Nullable String newChatName,
            @Nullable Integer newChatNumber) {}

    private JoinWays() {}

    static Command read(CommandKind kind, Command.Head head, Fields fields) {
        return switch (kind) {
            case CREATE_JOIN_WAY ->
                post(head, kind, "add_join_way", settings(Json.object(), fields.read(Settings.class)));
            case UPDATE_JOIN_WAY -> {
                var known = fields.read(KnownWay.class);
                var wish = fields.read(Settings.class);
                yield post(head, kind, "update_join_way", settings(ofKnown(known), wish));
            }
            default -> post(head, kind, "del_join_way", ofKnown(fields.read(KnownWay.class)));
        };
    }

    private static Json settings(Json body, Settings data) {
        var chatIds = Checks.ids(CHATS, data.chatIds(), Reason.CHATS_OUT_OF_RANGE);
        Checks.require(chatIds != null && !chatIds.isEmpty(), Reason.CHATS_OUT_OF_RANGE);
        return body.put("scene", Scenes.of(data.scene()))
                .put("remark", Checks.atMost(CHARACTERS, data.remark(), Reason.REMARK_TOO_LONG))
                .put("auto_create_room", Boolean.FALSE.equals(data.newChatWhenFull()) ? 0 : 1)
                .put("room_base_name", Checks.atMost(NAME_CHARACTERS, data.newChatName(), Reason.NAME_TOO_LONG))
                .put("room_base_id", data.newChatNumber())
                .put("chat_id_list", chatIds)
                .put("state", Checks.atMost(CHARACTERS, data.state(), Reason.STATE_TOO_LONG));
    }

    private static Json ofKnown(KnownWay data) {
        return Json.object().put("config_id", Checks.present(data.configId(), Reason.CONFIG_MISSING));
    }

    private static Command post(Command.Head head, CommandKind kind, String api, Json body) {
        return new Command.Post(
                head, kind, new Actor.CustomerApp(), ApiRequest.of("externalcontact/groupchat/" + api, body.fields()));
    }
}
