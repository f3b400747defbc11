package dev.scrm.contact.group;

import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.group.GroupEvent.Joined;
import dev.scrm.contact.group.GroupEvent.Left;
import dev.scrm.contact.group.GroupEvent.MembershipChanged;
import dev.scrm.contact.group.GroupEvent.ReadingWanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * News of members as news of contacts: told of the contact that a member is seen as, and of nobody who is none. Of a person who is in a
 * group under two ids it is news when the first comes and when the last goes.
 *
 * @param seenAs the contacts that others are seen as, by their ids
 */
record NewsOfContacts(Map<String, String> seenAs) {
    /**
     * @param before ids of those who were in the group
     * @param after ids of those who are
     */
    List<GroupEvent> of(Set<String> before, Set<String> after, List<GroupEvent> events) {
        var told = new HashSet<>(people(before));
        var staying = new HashSet<>(people(after));
        return events.stream()
                .<GroupEvent>flatMap(event -> switch (event) {
                    case Joined(var id, var member, var at) ->
                        person(id).filter(told::add).map(person -> new Joined(person, member, at));
                    case Left(var id, var cause, var at) ->
                        person(id).filter(staying::add).map(person -> new Left(person, cause, at));
                    case ReadingWanted _, MembershipChanged _ -> Stream.<GroupEvent>of(event);
                })
                .toList();
    }

    private Stream<String> person(String contactId) {
        return Stream.ofNullable(seenAs.get(contactId));
    }

    private Set<String> people(Set<String> contactIds) {
        return contactIds.stream().map(seenAs::get).filter(Objects::nonNull).collect(toSet());
    }
}
