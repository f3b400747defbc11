package dev.scrm.contact.contact;

import dev.scrm.contact.contact.ContactEvent.ContactFollowed;
import dev.scrm.contact.contact.ContactEvent.ContactUnfollowed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is new of the contacts that are one person, as news of that person: a staff member who follows two of them follows the person
 * once, and until neither is followed.
 */
final class FollowerNews {
    private record Standing(String contactId, String staffId) {}

    private FollowerNews() {}

    /**
     * @param members all contacts of the person, as they were before
     * @param news in the order in which it came
     */
    static List<ContactEvent> of(Collection<Member> members, List<UntoldNews> news) {
        if (news.isEmpty()) {
            return List.of();
        }
        var standing = standing(members);
        List<ContactEvent> told = new ArrayList<>();
        for (var one : news) {
            if (isOfPerson(standing, one.contactId(), one.event())) {
                told.add(one.event());
            }
        }
        return told;
    }

    private static boolean isOfPerson(Set<Standing> standing, String contactId, ContactEvent event) {
        if (event instanceof ContactFollowed(var staffId, var _, var _)) {
            standing.add(new Standing(contactId, staffId));
            return isAlone(standing, contactId, staffId);
        }
        if (event instanceof ContactUnfollowed(var staffId, var _, var _)) {
            standing.remove(new Standing(contactId, staffId));
            return isAlone(standing, contactId, staffId);
        }
        return true;
    }

    /** No other contact of the person is followed by the same. */
    private static boolean isAlone(Set<Standing> standing, String contactId, String staffId) {
        return standing.stream()
                .noneMatch(
                        one -> one.staffId().equals(staffId) && !one.contactId().equals(contactId));
    }

    private static Set<Standing> standing(Collection<Member> members) {
        Set<Standing> standing = new HashSet<>();
        for (var member : members) {
            var external = member.facts().external();
            if (external != null) {
                external.relations().stream()
                        .filter(Relation::stands)
                        .forEach(relation -> standing.add(new Standing(member.contactId(), relation.staffId())));
            }
        }
        return standing;
    }
}
