package dev.scrm.contact.group;

import dev.scrm.platform.events.Decision;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The group chats of all corps. */
public interface GroupChats {
    /** What to make of a fact; may be asked again when another writer was faster. */
    @FunctionalInterface
    interface Decide {
        /** @param known null of a group chat of which nothing was told yet */
        Decision<GroupChat, GroupEvent> decide(@Nullable GroupChat known, LearnedGroupFact learned);
    }

    Optional<GroupChat> find(String corpId, String chatId);

    /** Decides on many facts at once, on those of one group chat in their order; one that was applied before leaves no trace. */
    void apply(List<LearnedGroupFact> facts, Decide decide);

    /** Which of these there are, and were not dissolved. */
    Set<String> existing(String corpId, Collection<String> chatIds);

    /** In which group chats each of these contacts is by itself, by their ids; those that are in none are not named. */
    Map<String, GroupsOfContact> groupsOfEach(String corpId, Collection<String> contactIds);

    /** In which group chats the contacts that are one person are, the latest first. */
    List<GroupMembership> memberships(String corpId, Collection<String> contactIds);
}
