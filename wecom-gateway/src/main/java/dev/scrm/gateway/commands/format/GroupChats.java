package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.Reason;
import org.jspecify.annotations.Nullable;

/** Commands about group chats with customers. */
final class GroupChats {
    private record FetchGroupChat(@Nullable String chatId) {}

    private GroupChats() {}

    static Command fetch(Command.Head head, Fields fields) {
        var data = fields.read(FetchGroupChat.class);
        return new Command.FetchGroupChat(head, Checks.present(data.chatId(), Reason.GROUP_CHAT_MISSING));
    }
}
