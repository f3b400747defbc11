package dev.scrm.contact.contact;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.group.GroupMembership;
import dev.scrm.platform.events.Refusal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Has contacts look in which group chats they are: a whole poll at once. Each looks after the group was written, and one after the
 * other, so that the last look sees what is so.
 */
public final class SeeGroups {
    private final Contacts contacts;
    private final GroupChats groups;

    SeeGroups(Contacts contacts, GroupChats groups) {
        this.contacts = contacts;
        this.groups = groups;
    }

    /** Answers what was refused: of contacts that went meanwhile. */
    public List<Refusal> see(List<GroupsToSee> looks) {
        List<Refusal> refusals = new ArrayList<>();
        looks.stream()
                .collect(groupingBy(look -> look.contact().corpId()))
                .forEach((corpId, ofCorp) -> refusals.addAll(see(corpId, ofCorp)));
        return refusals;
    }

    /** Most of those in a group are nobody's contact. */
    private List<Refusal> see(String corpId, List<GroupsToSee> looks) {
        var ids = looks.stream().map(look -> look.contact().value()).collect(toSet());
        var known = contacts.seenAs(corpId, ids).keySet();
        var memberships =
                known.isEmpty() ? Map.<String, List<GroupMembership>>of() : groups.membershipsOfEach(corpId, known);
        // Without the positions of what asks for it: a contact remembers those of commands that say something
        // themselves.
        return contacts.apply(looks.stream()
                .filter(look -> known.contains(look.contact().value()))
                .map(look -> new LearnedFact(
                        look.contact(),
                        seen(look, memberships.getOrDefault(look.contact().value(), List.of())),
                        look.cause(),
                        null))
                .toList());
    }

    private static ContactFact seen(GroupsToSee look, List<GroupMembership> memberships) {
        var stays = GroupStay.joined(memberships.stream().map(GroupStay::of));
        return new ContactFact.GroupsSeen(stays, look.cause().time().truncatedTo(ChronoUnit.MILLIS));
    }
}
