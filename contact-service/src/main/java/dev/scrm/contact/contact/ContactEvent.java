package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a fact: news for other services, wishes to the gateway, and the contact as it now stands. */
public sealed interface ContactEvent {
    /** The contact was seen for the first time. */
    record ContactCreated(
            @Nullable String externalUserId, @Nullable String liveCode, Instant at) implements ContactEvent {}

    /** Somebody who is new may be in group chats already: the contact shall look. */
    record GroupsWanted() implements ContactEvent {}

    /** A staff member follows the contact. */
    record ContactFollowed(String staffId, @Nullable String liveCode, Instant at) implements ContactEvent {}

    /** The relation ended. */
    record ContactUnfollowed(String staffId, EndedBy by, Instant at) implements ContactEvent {}

    /** Name or other fields of the profile changed, as WeCom or somebody else tells them; without a name it is empty. */
    record ProfileChanged(String name, Instant at) implements ContactEvent {}

    /** A tag was decided for the contact, or put on in WeCom. */
    record ContactTagged(Tag tag) implements ContactEvent {}

    /** The contact bears a tag no more. */
    record ContactUntagged(String tagId, @Nullable String staffId, TagEnd end) implements ContactEvent {}

    /** The gateway shall read the profile. */
    record ProfileWanted(String externalUserId) implements ContactEvent {}

    /**
     * The gateway shall put tags on the relation, and take others off.
     *
     * @param mark id of the command
     */
    record TagsWanted(String externalUserId, String staffId, List<String> add, List<String> remove, String mark)
            implements ContactEvent {
        public TagsWanted {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    /** The contact is known under an identity that was not known of it. */
    record ContactIdentified(Identity identity) implements ContactEvent {}

    /** A contact was merged into this one, or into one that is seen as this one. */
    record ContactMerged(Link link) implements ContactEvent {}

    /**
     * The contact is no longer seen as the one it was merged into.
     *
     * @param aliases what had been merged into the contact, and goes with it
     * @param revision as that of a {@link Link}
     */
    record ContactUnmerged(String survivorId, String because, Instant at, List<Link> aliases, long revision)
            implements ContactEvent {
        public ContactUnmerged {
            aliases = List.copyOf(aliases);
        }
    }

    /** The contact that this one was or is merged into shall know what became of it. */
    record SettlingWanted(String survivorId) implements ContactEvent {}

    /**
     * The contact stands on another stage.
     *
     * @param from where it stood; null when nobody had said
     */
    record StageChanged(@Nullable String from, StageChange change) implements ContactEvent {
        public StageChanged {
            requireNonNull(change.stage(), "stage");
        }

        public String to() {
            return requireNonNull(change.stage());
        }
    }

    /** The person agreed, or changed their mind. */
    record ConsentChanged(ConsentStatement statement) implements ContactEvent {}

    /** What a system outside says of the person's membership is another. */
    record MembershipChanged(Membership membership) implements ContactEvent {}

    /** All that was known of the contact was erased. */
    record ContactErased(Erased erased) implements ContactEvent {}

    /** What others saw of the contact they shall see no more. */
    record SnapshotForgotten() implements ContactEvent {}

    /** What others see of the contact changed to this. */
    record SnapshotTaken(Snapshot snapshot) implements ContactEvent {}
}
