package dev.scrm.contact.group;

import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.group.GroupEvent.ReadingWanted;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps up with what WeCom tells of group chats. News are told of those who are contacts, since nobody asked about the others in a group;
 * of whom was erased nothing comes back that was before.
 */
public final class LearnGroups {
    private static final int AT_ONCE = 50;

    private final GroupChats groups;
    private final KnownContacts contacts;

    LearnGroups(GroupChats groups, KnownContacts contacts) {
        this.groups = groups;
        this.contacts = contacts;
    }

    /** A few at a time: each may have news of hundreds of people. */
    public void learn(List<LearnedGroupFact> facts) {
        for (int from = 0; from < facts.size(); from += AT_ONCE) {
            groups.apply(facts.subList(from, Math.min(facts.size(), from + AT_ONCE)), this::decide);
        }
    }

    private Decision<GroupChat, GroupEvent> decide(@Nullable GroupChat known, LearnedGroupFact learned) {
        var before = known == null ? GroupReading.NONE : known.reading();
        var fact = withoutErased(learned, before.memberIds());
        var decision = GroupChat.decide(known, learned.corpId(), learned.chatId(), fact);
        var told = decision.events().stream().allMatch(ReadingWanted.class::isInstance)
                ? decision.events()
                : news(before, decision);
        return new Decision<>(
                decision.state(),
                Stream.concat(told.stream(), moves(before, decision)).toList(),
                decision.changed());
    }

    /** Also of those who are nobody's contact now: whoever becomes one meanwhile looks after this was written, or is told of it. */
    private static Stream<GroupEvent> moves(GroupReading before, Decision<GroupChat, GroupEvent> decision) {
        var corpId = decision.state().corpId();
        return decision.state().reading().membersOtherThanIn(before).stream()
                .map(member -> new GroupEvent.MembershipChanged(member.contactId(corpId)));
    }

    private List<GroupEvent> news(GroupReading before, Decision<GroupChat, GroupEvent> decision) {
        var corpId = decision.state().corpId();
        var were = contactIds(corpId, before);
        var are = contactIds(corpId, decision.state().reading());
        var all = Stream.concat(were.stream(), are.stream()).collect(toSet());
        return new NewsOfContacts(contacts.seenAs(corpId, all)).of(were, are, decision.events());
    }

    private static Set<String> contactIds(String corpId, GroupReading reading) {
        return reading.members().stream()
                .filter(GroupMember::external)
                .map(member -> member.contactId(corpId))
                .collect(toSet());
    }

    /** Who is known to be in the group is not looked up again: an erasure takes them out. */
    private GroupFact withoutErased(LearnedGroupFact learned, Set<String> known) {
        var newcomers = new HashSet<>(learned.fact().memberIds());
        newcomers.removeAll(known);
        if (newcomers.isEmpty()) {
            return learned.fact();
        }
        var corpId = learned.corpId();
        var byContact = contacts.erasedAt(
                corpId, newcomers.stream().map(id -> Ids.contact(corpId, id)).toList());
        Map<String, Instant> erasedAt = new HashMap<>();
        newcomers.forEach(id ->
                Optional.ofNullable(byContact.get(Ids.contact(corpId, id))).ifPresent(at -> erasedAt.put(id, at)));
        return erasedAt.isEmpty() ? learned.fact() : learned.fact().without(erasedAt);
    }
}
