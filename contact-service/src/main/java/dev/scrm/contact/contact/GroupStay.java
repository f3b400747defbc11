package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.scrm.contact.group.GroupMembership;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That a contact is in a group chat, as far as others have to know it.
 *
 * @param since absent when WeCom did not tell
 */
public record GroupStay(String chatId, @Nullable Instant since) {
    /** Of one contact, or person, the latest so many are known: a snapshot stays small. */
    public static final int MOST = 100;

    private static final Comparator<GroupStay> EARLIEST_FIRST = comparing(GroupStay::since, nullsLast(naturalOrder()));
    private static final Comparator<GroupStay> LATEST_FIRST =
            comparing(GroupStay::since, nullsFirst(naturalOrder())).reversed().thenComparing(GroupStay::chatId);

    public GroupStay {
        requireNonNull(chatId, "chatId");
    }

    static GroupStay of(GroupMembership membership) {
        return new GroupStay(membership.chatId(), membership.since());
    }

    /** Once for each group, since the first time; the latest first. */
    static List<GroupStay> joined(Stream<GroupStay> stays) {
        return stays
                .collect(toMap(
                        GroupStay::chatId,
                        one -> one,
                        (one, other) -> EARLIEST_FIRST.compare(one, other) <= 0 ? one : other))
                .values()
                .stream()
                .sorted(LATEST_FIRST)
                .limit(MOST)
                .toList();
    }
}
