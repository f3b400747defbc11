package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that was told about a customer; what the contact is follows from these and from nothing else. */
public sealed interface ContactFact {
    /** When it happened, or when it was read. */
    Instant at();

    /** Who it is about in WeCom; empty for a fact that makes nobody known there. */
    default Optional<String> toldOf() {
        return switch (this) {
            case Added added -> Optional.of(added.externalUserId());
            case HalfAdded halfAdded -> Optional.of(halfAdded.externalUserId());
            case Edited edited -> Optional.of(edited.externalUserId());
            case Ended ended -> Optional.of(ended.externalUserId());
            case Fetched fetched -> Optional.of(fetched.externalUserId());
            case FetchFailed _, Identified _, IdentityWithdrawn _, Stated _, TagsAsked _, TagsMarked _, GroupsSeen _ ->
                Optional.empty();
        };
    }

    /**
     * A customer and a staff member became contacts.
     *
     * @param tagIds the tags of the live code, none when there is no such code
     */
    record Added(
            String externalUserId, String staffId, @Nullable String liveCode, List<String> tagIds, Instant at)
            implements ContactFact {
        public Added {
            requireNonNull(externalUserId, "externalUserId");
            requireNonNull(staffId, "staffId");
            tagIds = List.copyOf(tagIds);
            requireNonNull(at, "at");
        }

        Start start() {
            return new Start(at, liveCode);
        }

        Added withTags(List<String> tags) {
            return new Added(externalUserId, staffId, liveCode, tags, at);
        }
    }

    /** A customer asked a staff member, who has not confirmed yet: no relation, but the customer is known from now on. */
    record HalfAdded(
            String externalUserId, String staffId, @Nullable String liveCode, Instant at) implements ContactFact {
        public HalfAdded {
            requireNonNull(externalUserId, "externalUserId");
            requireNonNull(staffId, "staffId");
            requireNonNull(at, "at");
        }

        Start start() {
            return new Start(at, liveCode);
        }
    }

    /** Remark, phone or tags changed; WeCom does not say which, so the profile has to be read again. */
    record Edited(String externalUserId, Instant at) implements ContactFact {
        public Edited {
            requireNonNull(externalUserId, "externalUserId");
            requireNonNull(at, "at");
        }
    }

    /** A relation ended. */
    record Ended(String externalUserId, String staffId, EndedBy by, Instant at) implements ContactFact {
        public Ended {
            requireNonNull(externalUserId, "externalUserId");
            requireNonNull(staffId, "staffId");
            requireNonNull(by, "by");
            requireNonNull(at, "at");
        }
    }

    /** The profile as WeCom had it at that time. */
    record Fetched(
            String externalUserId,
            String name,
            Kind kind,
            Gender gender,
            @Nullable String avatar,
            @Nullable String unionId,
            List<Follower> followers,
            Instant at)
            implements ContactFact {
        public Fetched {
            requireNonNull(externalUserId, "externalUserId");
            requireNonNull(name, "name");
            requireNonNull(kind, "kind");
            requireNonNull(gender, "gender");
            followers = List.copyOf(followers);
            requireNonNull(at, "at");
        }

        /** Without those who followed before, or of whom it is not told since when they do. */
        Fetched withRelationsSince(Instant time) {
            var since = followers.stream()
                    .filter(follower ->
                            follower.since() != null && follower.since().isAfter(time))
                    .toList();
            return new Fetched(externalUserId, name, kind, gender, avatar, unionId, since, at);
        }
    }

    /** WeCom would not give the profile. */
    record FetchFailed(String reason, Instant at) implements ContactFact {
        public FetchFailed {
            requireNonNull(reason, "reason");
            requireNonNull(at, "at");
        }
    }

    /** The contact is known elsewhere under an identity, as a source says. */
    record Identified(Identity identity) implements ContactFact {
        public Identified {
            requireNonNull(identity, "identity");
        }

        @Override
        public Instant at() {
            return identity.at();
        }
    }

    /** What somebody said of an identity is taken back; whoever says it later is believed again. */
    record IdentityWithdrawn(Identity identity, Instant at) implements ContactFact {
        public IdentityWithdrawn {
            requireNonNull(identity, "identity");
            requireNonNull(at, "at");
        }
    }

    /** Staff or another system say something of a contact that is known. */
    record Stated(Statements statements, Instant at) implements ContactFact {
        public Stated {
            requireNonNull(statements, "statements");
            requireNonNull(at, "at");
        }
    }

    /** Somebody asks for a contact's tags to be changed; what that says of the person depends on whom it knows. */
    record TagsAsked(TagChange change) implements ContactFact {
        public TagsAsked {
            requireNonNull(change, "change");
        }

        @Override
        public Instant at() {
            return change.at();
        }
    }

    /** WeCom answered a command that told it of tags. */
    record TagsMarked(MarkOutcome outcome) implements ContactFact {
        public TagsMarked {
            requireNonNull(outcome, "outcome");
        }

        @Override
        public Instant at() {
            return outcome.at();
        }
    }

    /** In which group chats the contact is by itself; those that are not named it is not in. */
    record GroupsSeen(List<GroupStay> stays, Instant at) implements ContactFact {
        public GroupsSeen {
            stays = List.copyOf(stays);
            requireNonNull(at, "at");
        }

        /** Without those that began before, or nobody knows when. */
        GroupsSeen since(Instant time) {
            return new GroupsSeen(
                    stays.stream()
                            .filter(stay -> stay.since() != null && stay.since().isAfter(time))
                            .toList(),
                    at);
        }
    }

    /**
     * A staff member who follows the contact, in a fetched profile. What is absent was not told.
     *
     * @param since when the relation began
     * @param tagIds corp tags; an empty list says that there are none
     */
    record Follower(
            String staffId,
            @Nullable Instant since,
            @Nullable String liveCode,
            @Nullable String remark,
            @Nullable List<String> tagIds,
            @Nullable AddWay addWay) {
        public Follower {
            requireNonNull(staffId, "staffId");
            tagIds = tagIds == null ? null : List.copyOf(tagIds);
        }
    }
}
