package dev.scrm.contact.group;

import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.group.GroupEvent.MembershipChanged;
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
        if (!decision.changed()) {
            return decision;
        }
        var told = told(known == null ? Set.of() : known.untold(), before, decision);
        return new Decision<>(
                told.state(),
                Stream.concat(told.events().stream(), moves(before, decision)).toList(),
                true);
    }

    /** News of those who are contacts. Who is none is noted, to be told of when there is a contact. */
    private Decision<GroupChat, GroupEvent> told(
            Set<String> untold, GroupReading before, Decision<GroupChat, GroupEvent> decision) {
        var group = decision.state();
        var newcomers = newcomers(before, group.reading());
        boolean hasNews = !decision.events().stream().allMatch(ReadingWanted.class::isInstance);
        var asked = contactIds(group.corpId(), hasNews ? bothOf(before, group.reading()) : newcomers);
        var seenAs = asked.isEmpty() ? Map.<String, String>of() : contacts.seenAs(group.corpId(), asked);
        var events = hasNews ? news(untold, before, decision, seenAs) : decision.events();
        var nobodys = newcomers.stream()
                .filter(member -> !seenAs.containsKey(member.contactId(group.corpId())))
                .map(GroupMember::memberId);
        var staying = group.reading().memberIds();
        var still = group.untold().stream().filter(staying::contains);
        return Decision.of(group.leavingUntold(Stream.concat(nobodys, still).collect(toSet())), events);
    }

    private static List<GroupEvent> news(
            Set<String> untold,
            GroupReading before,
            Decision<GroupChat, GroupEvent> decision,
            Map<String, String> seenAs) {
        var corpId = decision.state().corpId();
        var toldOf = before.members().stream()
                .filter(member -> !untold.contains(member.memberId()))
                .toList();
        var were = contactIds(corpId, toldOf);
        var are = contactIds(corpId, decision.state().members());
        return new NewsOfContacts(seenAs).of(were, are, decision.events());
    }

    private static List<GroupMember> newcomers(GroupReading before, GroupReading now) {
        var known = before.memberIds();
        return now.members().stream()
                .filter(GroupMember::external)
                .filter(member -> !known.contains(member.memberId()))
                .toList();
    }

    private static List<GroupMember> bothOf(GroupReading before, GroupReading now) {
        return Stream.concat(before.members().stream(), now.members().stream()).toList();
    }

    /** Also of those who are nobody's contact now: whoever becomes one meanwhile looks after this was written, or is told of it. */
    private static Stream<GroupEvent> moves(GroupReading before, Decision<GroupChat, GroupEvent> decision) {
        var corpId = decision.state().corpId();
        return decision.state().reading().membersOtherThanIn(before).stream()
                .map(member -> new MembershipChanged(member.contactId(corpId)));
    }

    private static Set<String> contactIds(String corpId, List<GroupMember> members) {
        return members.stream()
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
