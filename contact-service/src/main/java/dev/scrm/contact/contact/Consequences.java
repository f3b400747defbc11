package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.contact.ContactEvent.ContactCreated;
import dev.scrm.contact.contact.ContactEvent.ContactIdentified;
import dev.scrm.contact.contact.ContactEvent.ContactMerged;
import dev.scrm.contact.contact.ContactEvent.GroupsWanted;
import dev.scrm.contact.contact.ContactEvent.ProfileWanted;
import dev.scrm.contact.contact.ContactEvent.SettlingWanted;
import dev.scrm.contact.contact.ContactEvent.SnapshotTaken;
import dev.scrm.contact.contact.ContactEvent.TagsWanted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows when a contact has changed: the events and commands to publish, in their order. What a contact wants of the
 * gateway it asks for itself; what is new of a person is told by the contact that the person is seen as.
 */
final class Consequences {
    private Consequences() {}

    /** The wish for the profile stands first: the welcome message waits for the name. */
    static List<ContactEvent> of(@Nullable Contact before, Contact after, ContactFact fact) {
        // A person is joined of all that is known, so once for all who ask.
        var then = before == null ? Person.NOBODY : before.person();
        var now = after.person();
        return Stream.of(
                        profileWanted(before, after, fact),
                        after.isMerged() ? Stream.<ContactEvent>of() : told(before, after, now),
                        after.isMerged() ? Stream.<ContactEvent>of() : TagNews.of(then, now),
                        before == null || after.isMerged() ? Stream.<ContactEvent>of() : stated(then, now, fact),
                        tagsWanted(before, after, fact),
                        before == null ? Stream.<ContactEvent>of() : marksWanted(then, now, fact),
                        identified(before, after),
                        groupsWanted(before, after),
                        ofSnapshot(before, then, after, now))
                .flatMap(events -> events)
                .toList();
    }

    /** What is new since the branch was known; of one that was not, since it was merged: what happened before was told before. */
    static List<ContactEvent> ofTaking(
            Contact before, Contact after, Branch now, List<Member> known, List<UntoldNews> news) {
        if (after.isMerged()) {
            return grown(before, after).toList();
        }
        return Stream.of(
                        merged(before, after),
                        FollowerNews.of(before.membersWith(now.contactId(), known), news).stream(),
                        ofParts(after, now.contactId(), known, now.members()),
                        ofSnapshot(before, after).stream())
                .flatMap(events -> events)
                .toList();
    }

    /** What one that was parted still heard while it was seen as this one, also when it came and went unseen. */
    static List<ContactEvent> ofGivingBack(
            Contact before, Contact after, List<Member> parted, List<Member> known, List<UntoldNews> news) {
        if (after.isMerged()) {
            return grown(before, after).toList();
        }
        var heard = parted.isEmpty()
                ? Stream.<ContactEvent>of()
                : ofParts(after, parted.getFirst().contactId(), known, parted);
        var followers = FollowerNews.of(before.members().toList(), news);
        return Stream.of(followers.stream(), heard, ofSnapshot(before, after).stream())
                .flatMap(events -> events)
                .toList();
    }

    private static Stream<ContactEvent> merged(Contact before, Contact after) {
        var known = before.links();
        return after.links().stream()
                .filter(link -> known.stream().noneMatch(link::isSameMergeAs))
                .map(ContactMerged::new);
    }

    /** What changed of the person by what the parts heard: what came or went with a part was told of that one. */
    private static Stream<ContactEvent> ofParts(Contact contact, String branchId, List<Member> then, List<Member> now) {
        var ids = Stream.of(then, now)
                .flatMap(List::stream)
                .map(Member::contactId)
                .collect(toSet());
        var before = contact.personWith(branchId, ids, thoseAlsoIn(now, then));
        var after = contact.personWith(branchId, ids, thoseAlsoIn(then, now));
        return Stream.concat(TagNews.of(before, after), StatementNews.of(before, after));
    }

    /** Whoever was parted since, and came back whatever way, has told of itself in between. */
    private static List<Member> thoseAlsoIn(List<Member> others, List<Member> members) {
        return members.stream()
                .filter(member -> others.stream().anyMatch(member::hasStayedAs))
                .toList();
    }

    static List<ContactEvent> ofSnapshot(Contact before, Contact after) {
        return ofSnapshot(before, before.person(), after, after.person()).toList();
    }

    private static Stream<ContactEvent> ofSnapshot(@Nullable Contact before, Person then, Contact after, Person now) {
        if (after.isMerged()) {
            return grown(before, after);
        }
        var snapshot = Snapshot.of(after, now);
        return before != null && snapshot.equals(Snapshot.of(before, then))
                ? Stream.of()
                : Stream.of(new SnapshotTaken(snapshot));
    }

    private static Stream<ContactEvent> told(@Nullable Contact before, Contact after, Person now) {
        var members = before == null ? List.<Member>of() : before.members().toList();
        var news = FollowerNews.of(members, after.newsSince(before)).stream();
        if (before != null) {
            return news;
        }
        var external = external(after);
        var created = new ContactCreated(
                external == null ? null : external.externalUserId(), now.liveCode(), now.createdAt());
        return Stream.concat(Stream.of(created), news);
    }

    /** What is said is said of the person: what a branch says later already changes nothing. */
    private static Stream<ContactEvent> stated(Person then, Person now, ContactFact fact) {
        return fact instanceof ContactFact.Stated ? StatementNews.of(then, now) : Stream.of();
    }

    /** Of what is known already only that it is sure now. */
    private static Stream<ContactEvent> identified(@Nullable Contact before, Contact after) {
        return after.facts().standingIdentities().stream()
                .filter(identity -> before == null
                        || before.facts().standingIdentities().stream().noneMatch(identity::isNoSurerThan))
                .map(ContactIdentified::new);
    }

    /** Who is in group chats is told under the id in WeCom. */
    private static Stream<ContactEvent> groupsWanted(@Nullable Contact before, Contact after) {
        return before == null && external(after) != null ? Stream.of(new GroupsWanted()) : Stream.of();
    }

    private static Stream<ContactEvent> grown(@Nullable Contact before, Contact after) {
        return before != null && before.revision() == after.revision()
                ? Stream.of()
                : Stream.of(new SettlingWanted(after.survivorId()));
    }

    private static Stream<ContactEvent> profileWanted(@Nullable Contact before, Contact after, ContactFact fact) {
        var now = external(after);
        if (now == null) {
            return Stream.of();
        }
        var then = external(before);
        var wanted =
                switch (fact) {
                    case ContactFact.Added added -> isNews(then, now, added);
                    case ContactFact.HalfAdded asked ->
                        !Objects.equals(
                                relation(then, asked.staffId()).requested(),
                                now.relation(asked.staffId()).requested());
                    // Two edits in one second are two, and the command's id keeps a redelivery from being a third.
                    case ContactFact.Edited _ -> true;
                    case ContactFact.Ended _,
                            ContactFact.Fetched _,
                            ContactFact.FetchFailed _,
                            ContactFact.Identified _,
                            ContactFact.IdentityWithdrawn _,
                            ContactFact.Stated _,
                            ContactFact.TagsAsked _,
                            ContactFact.TagsMarked _,
                            ContactFact.GroupsSeen _ -> false;
                };
        return wanted ? Stream.of(new ProfileWanted(now.externalUserId())) : Stream.of();
    }

    /** WeCom forgets the tags with the relation, so that each new one gets them again; a relation gone bears none. */
    private static Stream<ContactEvent> tagsWanted(@Nullable Contact before, Contact after, ContactFact fact) {
        var now = external(after);
        return now != null
                        && fact instanceof ContactFact.Added added
                        && !added.tagIds().isEmpty()
                        && isNews(external(before), now, added)
                        && now.isFollowedBy(added.staffId())
                ? Stream.of(new TagsWanted(
                        now.externalUserId(),
                        added.staffId(),
                        added.tagIds(),
                        List.of(),
                        DecidedTag.mark(now.externalUserId(), added.staffId(), added.start())))
                : Stream.of();
    }

    /** What is decided of tags WeCom is told, unless something later was decided before it came. */
    private static Stream<ContactEvent> marksWanted(Person then, Person now, ContactFact fact) {
        if (!(fact instanceof ContactFact.Stated stated)) {
            return Stream.of();
        }
        var known = then.statements().tags().stream()
                .map(TagStatement::mark)
                .filter(Objects::nonNull)
                .collect(toSet());
        Map<String, List<TagStatement>> marks = TagStanding.of(now).stream()
                .flatMap(standing -> Stream.ofNullable(standing.decided()))
                .filter(stated.statements().tags()::contains)
                .filter(decided -> decided.mark() != null && !known.contains(decided.mark()))
                .collect(groupingBy(decided -> requireNonNull(decided.mark()), TreeMap::new, toList()));
        return marks.entrySet().stream().map(mark -> tagsWanted(mark.getKey(), mark.getValue()));
    }

    private static ContactEvent tagsWanted(String mark, List<TagStatement> decided) {
        var relation = requireNonNull(decided.getFirst().about().relation());
        return new TagsWanted(
                relation.externalUserId(), relation.staffId(), tagIds(decided, true), tagIds(decided, false), mark);
    }

    private static List<String> tagIds(List<TagStatement> decided, boolean tagged) {
        return decided.stream()
                .filter(one -> one.tagged() == tagged)
                .map(one -> one.about().tagId())
                .toList();
    }

    private static boolean isNews(@Nullable ExternalContact then, ExternalContact now, ContactFact.Added added) {
        return !Objects.equals(
                relation(then, added.staffId()).added(),
                now.relation(added.staffId()).added());
    }

    private static Relation relation(@Nullable ExternalContact external, String staffId) {
        return external == null ? Relation.with(staffId) : external.relation(staffId);
    }

    private static @Nullable ExternalContact external(@Nullable Contact contact) {
        return contact == null ? null : contact.facts().external();
    }
}
