package dev.scrm.contact.contact;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.group.GroupFact;
import dev.scrm.contact.group.GroupsOfContact;
import dev.scrm.contact.group.LearnGroups;
import dev.scrm.contact.group.LearnedGroupFact;
import dev.scrm.platform.events.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Has contacts look in which group chats they are: a whole poll at once. Each looks after the group was written, and one after the
 * other, so that the last look sees what is so. Who was nobody when it came into a group is told of now.
 */
public final class SeeGroups {
    private final Contacts contacts;
    private final GroupChats groups;
    private final LearnGroups learnGroups;

    SeeGroups(Contacts contacts, GroupChats groups, LearnGroups learnGroups) {
        this.contacts = contacts;
        this.groups = groups;
        this.learnGroups = learnGroups;
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
        var found = known.isEmpty() ? Map.<String, GroupsOfContact>of() : groups.groupsOfEach(corpId, known);
        // Without the positions of what asks for it: a contact remembers those of commands that say something
        // themselves.
        var refusals = contacts.apply(looks.stream()
                .filter(look -> known.contains(look.contact().value()))
                .map(look -> new LearnedFact(look.contact(), seen(look, of(look, found)), look.cause(), null))
                .toList());
        var untold = looks.stream()
                .flatMap(look -> of(look, found).untoldIn().stream().map(chatId -> untold(look, chatId)))
                .toList();
        if (!untold.isEmpty()) {
            learnGroups.learn(untold);
        }
        return refusals;
    }

    private static GroupsOfContact of(GroupsToSee look, Map<String, GroupsOfContact> found) {
        return found.getOrDefault(look.contact().value(), GroupsOfContact.NONE);
    }

    private static LearnedGroupFact untold(GroupsToSee look, String chatId) {
        var contact = look.contact();
        var fact = new GroupFact.BecameContact(contact.value(), at(look));
        return new LearnedGroupFact(contact.corpId(), chatId, fact, look.cause(), null);
    }

    private static ContactFact seen(GroupsToSee look, GroupsOfContact found) {
        return new ContactFact.GroupsSeen(
                GroupStay.joined(found.memberships().stream().map(GroupStay::of)), at(look));
    }

    private static Instant at(GroupsToSee look) {
        return look.cause().time().truncatedTo(ChronoUnit.MILLIS);
    }
}
