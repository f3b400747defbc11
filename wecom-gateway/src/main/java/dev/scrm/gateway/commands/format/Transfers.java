package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** externalcontact transfers: contacts and group chats that get another staff member. */
final class Transfers {
    private static final int CHATS = 100;
    private static final int CONTACTS = 100;
    private static final int MESSAGE_CHARACTERS = 200;

    private record TransferContacts(
            @Nullable String from,
            @Nullable String handoverId,
            @Nullable String takeoverId,
            @Nullable List<@Nullable String> externalUserIds,
            @Nullable String message) {}

    private record TransferGroupChats(
            @Nullable String from,
            @Nullable List<@Nullable String> chatIds,
            @Nullable String newOwnerId) {}

    private Transfers() {}

    static Command groupChats(Command.Head head, Fields fields) {
        var data = fields.read(TransferGroupChats.class);
        var chatIds = Checks.ids(CHATS, data.chatIds(), Reason.CHATS_OUT_OF_RANGE);
        Checks.require(chatIds != null && !chatIds.isEmpty(), Reason.CHATS_OUT_OF_RANGE);
        var body = Json.object()
                .put("chat_id_list", chatIds)
                .put("new_owner", Checks.present(data.newOwnerId(), Reason.STAFF_MISSING));
        return new Command.Post(
                head,
                CommandKind.TRANSFER_GROUP_CHATS,
                new Actor.CustomerApp(),
                ApiRequest.of(
                        "externalcontact/groupchat/" + (isResigned(data.from()) ? "transfer" : "onjob_transfer"),
                        body.fields()));
    }

    /** The message reaches the contacts of a staff member who is still there. */
    static Command contacts(Command.Head head, Fields fields) {
        var data = fields.read(TransferContacts.class);
        boolean resigned = isResigned(data.from());
        var ids = Checks.ids(CONTACTS, data.externalUserIds(), Reason.RECIPIENTS_OUT_OF_RANGE);
        Checks.require(ids != null && !ids.isEmpty(), Reason.RECIPIENTS_OUT_OF_RANGE);
        Checks.require(!resigned || data.message() == null, Reason.MESSAGE_NOT_WANTED);
        var body = Json.object()
                .put("handover_userid", Checks.present(data.handoverId(), Reason.STAFF_MISSING))
                .put("takeover_userid", Checks.present(data.takeoverId(), Reason.STAFF_MISSING))
                .put("external_userid", ids)
                .put("transfer_success_msg", Checks.atMost(MESSAGE_CHARACTERS, data.message(), Reason.TEXT_TOO_LONG));
        var api = "externalcontact/" + (resigned ? "resigned/" : "") + "transfer_customer";
        return new Command.Post(
                head, CommandKind.TRANSFER_CONTACTS, new Actor.CustomerApp(), ApiRequest.of(api, body.fields()));
    }

    private static boolean isResigned(@Nullable String from) {
        return switch (from) {
            case "resigned" -> true;
            case "in-service" -> false;
            case null, default -> throw new WrongCommand(Reason.TRANSFER_KIND_UNKNOWN);
        };
    }
}
