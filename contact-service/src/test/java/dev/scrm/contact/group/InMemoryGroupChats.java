package dev.scrm.contact.group;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Group chats without a database, for tests of what uses them. */
public final class InMemoryGroupChats implements GroupChats {
    private record Key(String corpId, String chatId) {}

    private final Map<Key, GroupChat> groups = new HashMap<>();
    private final List<GroupEvent> raised = new ArrayList<>();

    @Override
    public Optional<GroupChat> find(String corpId, String chatId) {
        return Optional.ofNullable(groups.get(new Key(corpId, chatId)));
    }

    @Override
    public void apply(List<LearnedGroupFact> facts, Decide decide) {
        for (var fact : facts) {
            var key = new Key(fact.corpId(), fact.chatId());
            var decision = decide.decide(groups.get(key), fact);
            if (decision.changed()) {
                groups.put(key, decision.state());
                raised.addAll(decision.events());
            }
        }
    }

    @Override
    public List<GroupMembership> memberships(String corpId, Collection<String> contactIds) {
        return GroupMembership.ofPerson(groups.values().stream()
                .filter(group -> group.corpId().equals(corpId))
                .flatMap(group -> group.members().stream()
                        .filter(GroupMember::external)
                        .filter(member -> contactIds.contains(member.contactId(corpId)))
                        .map(member -> GroupMembership.of(group, member)))
                .toList());
    }

    @Override
    public Map<String, GroupsOfContact> groupsOfEach(String corpId, Collection<String> contactIds) {
        Map<String, GroupsOfContact> found = new HashMap<>();
        for (var id : contactIds) {
            var theirs = memberships(corpId, List.of(id));
            if (!theirs.isEmpty()) {
                found.put(id, new GroupsOfContact(theirs, untoldIn(corpId, id)));
            }
        }
        return found;
    }

    private List<String> untoldIn(String corpId, String contactId) {
        return groups.values().stream()
                .filter(group -> group.corpId().equals(corpId))
                .filter(group -> group.members().stream()
                        .filter(member -> group.untold().contains(member.memberId()))
                        .anyMatch(member -> contactId.equals(member.contactId(corpId))))
                .map(GroupChat::chatId)
                .toList();
    }

    @Override
    public Set<String> existing(String corpId, Collection<String> chatIds) {
        return chatIds.stream()
                .filter(id ->
                        find(corpId, id).filter(one -> one.reading().exists()).isPresent())
                .collect(toSet());
    }

    /** What was raised, in order. */
    public List<GroupEvent> raised() {
        return List.copyOf(raised);
    }
}
