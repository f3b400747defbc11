package dev.scrm.endtoend.outbound;

import static dev.scrm.endtoend.outbound.Wish.inTurn;
import static dev.scrm.endtoend.outbound.Wish.numbered;
import static dev.scrm.endtoend.outbound.Wish.with;

import java.util.List;
import java.util.Map;

/** What goes to many contacts at once, and their group chats. */
final class ToMany {
    private static final int PICTURES_EVERY = 5;

    private final FaultsWorld world;

    ToMany(FaultsWorld world) {
        this.world = world;
    }

    Wish massMessage(int number) {
        int content = Wish.alike(number);
        var customers = world.people().customers();
        var data = Map.<String, Object>of(
                "to",
                "contacts",
                "staffId",
                FaultsPeople.FIRST,
                "externalUserIds",
                List.of(inTurn(customers, content), inTurn(customers, content + 1)),
                "text",
                "营业时间调整" + numbered(content));
        return Wish.of(
                FaultsKind.MASS_MESSAGE,
                number,
                numbered(content),
                content % PICTURES_EVERY == 0
                        ? with(data, "attachments", List.of(Map.of("image", picture(content))))
                        : data);
    }

    Wish massMessageCancelled(int number) {
        var messageId = world.id(FaultsThing.CANCELLED_MASS_MESSAGE, number);
        return Wish.of(FaultsKind.CANCEL_MASS_MESSAGE, number, messageId, Map.of("messageId", messageId));
    }

    Wish massMessageReminded(int number) {
        var messageId = world.id(FaultsThing.REMINDED_MASS_MESSAGE, number);
        return Wish.of(FaultsKind.REMIND_MASS_MESSAGE, number, messageId, Map.of("messageId", messageId));
    }

    Wish moment(int number) {
        var data = Map.<String, Object>of("staffIds", FaultsPeople.STAFF, "text", "请看" + numbered(number));
        return Wish.of(
                FaultsKind.MOMENT,
                number,
                numbered(number),
                number % 2 == 0 ? with(data, "images", List.of(picture(number))) : data);
    }

    private Map<String, String> picture(int number) {
        return Map.of("mediaId", inTurn(world.files().pictures(), number));
    }

    Wish momentCancelled(int number) {
        var momentId = world.id(FaultsThing.CANCELLED_MOMENT, number);
        return Wish.of(FaultsKind.CANCEL_MOMENT, number, momentId, Map.of("momentId", momentId));
    }

    Wish groupChatFetched(int number) {
        var chatId = inTurn(world.people().chats(), number);
        return Wish.of(FaultsKind.FETCH_GROUP_CHAT, number, "", Map.of("chatId", chatId));
    }

    /** Each group chat goes to each staff member once, in any order. */
    Wish groupChatTransferred(int number) {
        var chatId = world.people().chats().get(number / FaultsPeople.STAFF.size());
        var owner = inTurn(FaultsPeople.STAFF, number);
        return Wish.of(
                FaultsKind.TRANSFER_GROUP_CHATS,
                number,
                chatId,
                chatId + " " + owner,
                Map.of("from", "in-service", "chatIds", List.of(chatId), "newOwnerId", owner));
    }
}
