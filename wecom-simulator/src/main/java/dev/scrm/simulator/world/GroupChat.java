package dev.scrm.simulator.world;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A group of members and customers (客户群).
 *
 * @param version changes with every change of its members
 * @param inheritance 0 usual, 1 its owner left, 2 being inherited, 3 inherited
 */
public record GroupChat(
        String chatId,
        String name,
        String ownerId,
        String notice,
        Instant createdAt,
        List<GroupMember> members,
        String version,
        int inheritance,
        @Nullable Instant dismissedAt) {
    /** As many as WeCom lets into a group of customers. */
    public static final int MOST_MEMBERS = 500;

    /**
     * Who is in a group.
     *
     * @param id a member's or a customer's
     * @param type 1 member, 2 customer
     * @param joinScene as groupchat/get numbers it: 1 invited, 2 by a link, 3 by a code
     * @param state of the code they came by
     */
    public record GroupMember(
            String id,
            int type,
            Instant joinedAt,
            int joinScene,
            @Nullable String invitedBy,
            @Nullable String state) {
        GroupMember renamed(String userId, String newUserId) {
            return new GroupMember(
                    id.equals(userId) ? newUserId : id,
                    type,
                    joinedAt,
                    joinScene,
                    userId.equals(invitedBy) ? newUserId : invitedBy,
                    state);
        }
    }

    public GroupChat {
        members = List.copyOf(members);
    }

    public boolean has(String id) {
        return members.stream().anyMatch(member -> member.id().equals(id));
    }

    GroupChat joined(List<GroupMember> newcomers, String newVersion) {
        return with(Stream.concat(members.stream(), newcomers.stream()).toList(), newVersion);
    }

    GroupChat left(List<String> ids, String newVersion) {
        return with(
                members.stream().filter(member -> !ids.contains(member.id())).toList(), newVersion);
    }

    GroupChat named(String newName, String newNotice) {
        return new GroupChat(
                chatId, newName, ownerId, newNotice, createdAt, members, version, inheritance, dismissedAt);
    }

    GroupChat ownedBy(String newOwner, int newInheritance) {
        return new GroupChat(chatId, name, newOwner, notice, createdAt, members, version, newInheritance, dismissedAt);
    }

    /** The same with another id of a member, who may be its owner. */
    GroupChat renamed(String userId, String newUserId) {
        var renamed = members.stream()
                .map(member -> member.renamed(userId, newUserId))
                .toList();
        var owner = ownerId.equals(userId) ? newUserId : ownerId;
        return new GroupChat(chatId, name, owner, notice, createdAt, renamed, version, inheritance, dismissedAt);
    }

    GroupChat dismissed(Instant at) {
        return new GroupChat(chatId, name, ownerId, notice, createdAt, members, version, inheritance, at);
    }

    private GroupChat with(List<GroupMember> changed, String newVersion) {
        return new GroupChat(chatId, name, ownerId, notice, createdAt, changed, newVersion, inheritance, dismissedAt);
    }
}
