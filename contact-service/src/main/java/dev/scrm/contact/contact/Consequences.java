package dev.scrm.contact.contact;

import dev.scrm.contact.contact.ContactEvent.ContactCreated;
import dev.scrm.contact.contact.ContactEvent.ContactFollowed;
import dev.scrm.contact.contact.ContactEvent.ContactTagged;
import dev.scrm.contact.contact.ContactEvent.ContactUnfollowed;
import dev.scrm.contact.contact.ContactEvent.ProfileChanged;
import dev.scrm.contact.contact.ContactEvent.ProfileWanted;
import dev.scrm.contact.contact.ContactEvent.SnapshotTaken;
import dev.scrm.contact.contact.ContactEvent.TagsWanted;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What follows when a fact has changed a contact: the events and commands to publish, in their order. */
final class Consequences {
    private final @Nullable Contact before;
    private final Contact after;
    private final ContactFact fact;

    private Consequences(@Nullable Contact before, Contact after, ContactFact fact) {
        this.before = before;
        this.after = after;
        this.fact = fact;
    }

    /** The wish for the profile stands first: the welcome message waits for the name. */
    static List<ContactEvent> of(@Nullable Contact before, Contact after, ContactFact fact) {
        var found = new Consequences(before, after, fact);
        return Stream.of(
                        found.profileWanted(),
                        found.created(),
                        found.relations(),
                        found.profile(),
                        found.tags(),
                        found.snapshot())
                .<ContactEvent>flatMap(events -> events)
                .toList();
    }

    private Stream<ContactEvent> profileWanted() {
        var wanted =
                switch (fact) {
                    case ContactFact.Added added -> isNews(added);
                    case ContactFact.HalfAdded asked ->
                        !Objects.equals(
                                relationBefore(asked.staffId()).requested(),
                                after.relation(asked.staffId()).requested());
                    // Two edits in one second are two, and the command's id keeps a redelivery from being a third.
                    case ContactFact.Edited _ -> true;
                    case ContactFact.Ended _, ContactFact.Fetched _, ContactFact.FetchFailed _ -> false;
                };
        return wanted ? Stream.of(new ProfileWanted(after.externalUserId())) : Stream.of();
    }

    private Stream<ContactEvent> created() {
        if (before != null) {
            return Stream.of();
        }
        return Stream.of(new ContactCreated(after.externalUserId(), after.liveCode(), after.createdAt()));
    }

    private Stream<ContactEvent> relations() {
        return after.relations().stream().flatMap(now -> relation(relationBefore(now.staffId()), now));
    }

    private static Stream<ContactEvent> relation(Relation then, Relation now) {
        if (!then.stands() && now.stands()) {
            return followed(now);
        }
        if (then.stands() && !now.stands()) {
            return unfollowed(now);
        }
        var beginsAfterItsEnd = then.lastStart().isEmpty() && now.lastStart().isPresent() && !now.stands();
        return beginsAfterItsEnd ? Stream.concat(followed(now), unfollowed(now)) : Stream.of();
    }

    private static Stream<ContactEvent> followed(Relation relation) {
        return relation.lastStart().stream()
                .map(start -> new ContactFollowed(relation.staffId(), start.liveCode(), start.at()));
    }

    private static Stream<ContactEvent> unfollowed(Relation relation) {
        return Stream.ofNullable(relation.ended())
                .map(end -> new ContactUnfollowed(relation.staffId(), end.by(), end.at()));
    }

    private Stream<ContactEvent> profile() {
        var profile = after.profile();
        if (profile == null || profile.reads(before == null ? null : before.profile())) {
            return Stream.of();
        }
        return Stream.of(new ProfileChanged(profile.name().value(), fact.at()));
    }

    private Stream<ContactEvent> tags() {
        var decided = after.decidedTags().stream().filter(this::isNew).<ContactEvent>map(ContactTagged::new);
        return Stream.concat(decided, tagsWanted());
    }

    /** WeCom forgets the tags with the relation, so that each new one gets them again; a relation gone bears none. */
    private Stream<ContactEvent> tagsWanted() {
        return fact instanceof ContactFact.Added added
                        && !added.tagIds().isEmpty()
                        && isNews(added)
                        && after.isFollowedBy(added.staffId())
                ? Stream.of(new TagsWanted(after.externalUserId(), added.staffId(), added.tagIds()))
                : Stream.of();
    }

    private Stream<ContactEvent> snapshot() {
        var snapshot = after.snapshot();
        return before != null && snapshot.equals(before.snapshot())
                ? Stream.of()
                : Stream.of(new SnapshotTaken(snapshot));
    }

    private boolean isNews(ContactFact.Added added) {
        return !Objects.equals(
                relationBefore(added.staffId()).added(),
                after.relation(added.staffId()).added());
    }

    private boolean isNew(DecidedTag tag) {
        return before == null || before.decidedTags().stream().noneMatch(tag::isSameTagAs);
    }

    private Relation relationBefore(String staffId) {
        return before == null ? Relation.with(staffId) : before.relation(staffId);
    }
}
