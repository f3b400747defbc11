package dev.scrm.contact.group;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.scrm.contact.privacy.Masking;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a contact is in a group chat.
 *
 * @param name absent when the group has none
 * @param ownerId WeCom userid of the owner
 * @param since absent when WeCom did not tell
 * @param joinScene how they came: invited, invite-link or qr-code; absent when WeCom did not tell
 * @param invitedBy WeCom userid of who invited them
 * @param state of the join way they came by
 */
public record GroupMembership(
        String chatId,
        @Nullable String name,
        @Nullable String ownerId,
        @Nullable Instant since,
        @Nullable String joinScene,
        @Nullable String invitedBy,
        @Nullable String state) {
    private static final Comparator<GroupMembership> EARLIEST_FIRST =
            comparing(GroupMembership::since, nullsLast(naturalOrder()));
    private static final Comparator<GroupMembership> LATEST_FIRST = comparing(
                    GroupMembership::since, nullsFirst(naturalOrder()))
            .reversed()
            .thenComparing(GroupMembership::chatId);

    public GroupMembership {
        requireNonNull(chatId, "chatId");
    }

    public static GroupMembership of(GroupChat group, GroupMember member) {
        var reading = group.reading();
        return new GroupMembership(
                group.chatId(),
                reading.name(),
                reading.ownerId(),
                member.joinedAt(),
                member.joinScene(),
                member.invitedBy(),
                member.state());
    }

    /** Those of all contacts that are one person: once for each group, the latest first. */
    public static List<GroupMembership> ofPerson(Collection<GroupMembership> ofContacts) {
        return ofContacts.stream()
                .collect(toMap(
                        GroupMembership::chatId,
                        one -> one,
                        (one, other) -> EARLIEST_FIRST.compare(one, other) <= 0 ? one : other))
                .values()
                .stream()
                .sorted(LATEST_FIRST)
                .toList();
    }

    /** People put numbers into names of groups, too. */
    public GroupMembership maskedBy(Masking masking) {
        return new GroupMembership(
                chatId, masking.wordsOrNone(name), ownerId, since, joinScene, invitedBy, masking.wordsOrNone(state));
    }
}
