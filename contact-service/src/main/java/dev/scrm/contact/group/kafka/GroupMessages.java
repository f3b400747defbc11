package dev.scrm.contact.group.kafka;

import dev.scrm.contact.group.GroupEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON of what this feature publishes; the names of the components are wire names. */
final class GroupMessages {
    private GroupMessages() {}

    record Joined(
            String contactId,
            String chatId,
            @Nullable String groupName,
            @Nullable String joinScene,
            @Nullable String invitedBy,
            @Nullable String state,
            Instant at) {
        static Joined of(String chatId, @Nullable String groupName, GroupEvent.Joined event) {
            var member = event.member();
            return new Joined(
                    event.contactId(),
                    chatId,
                    groupName,
                    member.joinScene(),
                    member.invitedBy(),
                    member.state(),
                    event.at());
        }
    }

    record Left(String contactId, String chatId, @Nullable String groupName, String because, Instant at) {
        static Left of(String chatId, @Nullable String groupName, GroupEvent.Left event) {
            return new Left(event.contactId(), chatId, groupName, event.cause().word(), event.at());
        }
    }

    /** That a contact shall look in which group chats it is. */
    record SeeGroups(String contactId) {}

    /** @param lane nobody sees a minute: who is looked at is not the group */
    record FetchGroupChat(String chatId, String lane, Instant notBefore) {
        static FetchGroupChat notBefore(String chatId, Instant notBefore) {
            return new FetchGroupChat(chatId, "bulk", notBefore);
        }
    }
}
