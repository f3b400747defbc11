package dev.scrm.contact.contact.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.ContactEvent;
import dev.scrm.contact.contact.GroupStay;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.Link;
import dev.scrm.contact.contact.Membership;
import dev.scrm.contact.contact.Snapshot;
import dev.scrm.contact.contact.Tag;
import dev.scrm.contact.contact.TagEvidence;
import dev.scrm.contact.field.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON of what this feature publishes; the names of the components are wire names. */
final class ContactMessages {
    private ContactMessages() {}

    record Created(
            String contactId,
            @Nullable String externalUserId,
            @Nullable String liveCode,
            Instant at) {}

    record Followed(
            String contactId, String staffId, @Nullable String liveCode, Instant at) {}

    record Unfollowed(String contactId, String staffId, String by, Instant at) {
        static Unfollowed of(String contactId, ContactEvent.ContactUnfollowed event) {
            return new Unfollowed(contactId, event.staffId(), event.by().word(), event.at());
        }
    }

    record ProfileChanged(String contactId, String name, Instant at) {}

    /** @param staffId absent for a tag of the corp's own */
    record Tagged(
            String contactId,
            @Nullable String staffId,
            String tagId,
            String because,
            Instant at,
            @Nullable List<TagEvidence> evidence,
            @Nullable Instant expiresAt) {
        static Tagged of(String contactId, Tag tag) {
            return new Tagged(
                    contactId,
                    tag.staffId(),
                    tag.tagId(),
                    tag.because(),
                    tag.at(),
                    tag.evidence().isEmpty() ? null : tag.evidence(),
                    tag.expiresAt());
        }
    }

    record Untagged(String contactId, @Nullable String staffId, String tagId, String because, Instant at) {}

    /** Under what kind of identity a contact is known now; the identity itself stays here. */
    record Identified(
            String contactId, String identityType, String scope, boolean verified, String source, Instant at) {
        static Identified of(String contactId, Identity identity) {
            return new Identified(
                    contactId,
                    identity.key().type().word(),
                    identity.key().scope(),
                    identity.verified(),
                    identity.source(),
                    identity.at());
        }
    }

    /** @param from where the contact stood; absent when nobody had said */
    record StageChanged(
            String contactId,
            @Nullable String from,
            String to,
            @Nullable String because,
            String by,
            Instant at) {
        static StageChanged of(String contactId, ContactEvent.StageChanged event) {
            var change = event.change();
            return new StageChanged(contactId, event.from(), event.to(), change.because(), change.by(), change.at());
        }
    }

    /**
     * Without its evidence, which is for those who have to show it.
     *
     * @param unknown true where all that was said was taken back; absent otherwise
     */
    record ConsentChanged(
            String contactId,
            String channel,
            String purpose,
            boolean given,
            @Nullable Boolean unknown,
            String source,
            String by,
            Instant at) {
        static ConsentChanged of(String contactId, ConsentStatement statement) {
            return new ConsentChanged(
                    contactId,
                    statement.about().channel().word(),
                    statement.about().purpose().word(),
                    statement.given(),
                    statement.states() ? null : true,
                    statement.source(),
                    statement.by(),
                    statement.at());
        }
    }

    /** @param ended true when the person is no member any more */
    record MembershipChanged(
            String contactId,
            String system,
            @Nullable String level,
            @Nullable Long points,
            boolean ended,
            String source,
            Instant at) {
        static MembershipChanged of(String contactId, Membership membership) {
            return new MembershipChanged(
                    contactId,
                    membership.system(),
                    membership.level(),
                    membership.points(),
                    membership.ended(),
                    membership.source(),
                    membership.at());
        }
    }

    record Consent(String channel, String purpose, boolean given, Instant at) {
        static Consent of(Snapshot.Consent consent) {
            return new Consent(consent.channel().word(), consent.purpose().word(), consent.given(), consent.at());
        }
    }

    /** That all that was known of a contact was erased. */
    record ContactErased(String contactId, String erasureId, Instant at) {}

    /**
     * @param mergedId what is seen as the contact now
     * @param mergedInto what it was merged into: the contact, or one that is seen as the contact as well
     * @param revision the merged contact's own
     */
    record Merged(String contactId, String mergedId, String because, Instant at, String mergedInto, long revision) {
        static Merged of(String contactId, Link link) {
            var merge = link.merge();
            return new Merged(
                    contactId, link.contactId(), merge.because(), merge.at(), merge.survivorId(), link.revision());
        }
    }

    /** What goes with a contact that is parted, as {@link Merged}. */
    record Alias(String contactId, String mergedInto, long revision) {
        static Alias of(Link link) {
            return new Alias(link.contactId(), link.merge().survivorId(), link.revision());
        }
    }

    /** @param survivorId what the contact was seen as until then */
    record Unmerged(
            String contactId, String survivorId, String because, Instant at, List<Alias> aliases, long revision) {
        static Unmerged of(String contactId, ContactEvent.ContactUnmerged event) {
            return new Unmerged(
                    contactId,
                    event.survivorId(),
                    event.because(),
                    event.at(),
                    event.aliases().stream().map(Alias::of).toList(),
                    event.revision());
        }
    }

    /**
     * That a contact shall look what became of another that is or was merged into it.
     *
     * @param contactId the contact that shall
     */
    record SettleMerge(String contactId, String mergedId) {}

    /** That a contact shall look in which group chats it is. */
    record SeeGroups(String contactId) {
        SeeGroups {
            requireNonNull(contactId, "contactId");
        }
    }

    /** @param lane somebody may be looking at a customer who was just added and has no name yet */
    record FetchContact(String contactId, String externalUserId, String lane) {
        static FetchContact atOnce(String contactId, String externalUserId) {
            return new FetchContact(contactId, externalUserId, "interactive");
        }
    }

    record MarkTags(String contactId, String externalUserId, String staffId, List<String> add, List<String> remove) {}

    /** A relation that ended. */
    record FormerFollower(
            String staffId,
            @Nullable Instant since,
            @Nullable String liveCode,
            @Nullable String addWay,
            Instant endedAt,
            String endedBy) {
        static FormerFollower of(Snapshot.FormerFollower former) {
            var ended = former.ended();
            return new FormerFollower(
                    former.staffId(),
                    former.since(),
                    former.liveCode(),
                    former.addWay(),
                    ended.at(),
                    ended.by().word());
        }
    }

    record ProfileSnapshot(
            String contactId,
            @Nullable String externalUserId,
            @Nullable String name,
            @Nullable String statedName,
            @Nullable String avatar,
            @Nullable String kind,
            @Nullable String gender,
            @Nullable String liveCode,
            List<Snapshot.Follower> followers,
            List<FormerFollower> formerFollowers,
            List<String> tagIds,
            Instant createdAt,
            @Nullable String stage,
            Map<String, Object> fields,
            List<Consent> consents,
            List<Snapshot.Level> memberships,
            List<GroupStay> groups,
            List<String> identityKinds,
            @Nullable String seenAs,
            List<String> aliases,
            @Nullable Boolean withdrawn,
            @Nullable String erasureId,
            @Nullable Instant erasedAt) {
        static ProfileSnapshot of(String contactId, Snapshot snapshot) {
            var erased = snapshot.erased();
            return new ProfileSnapshot(
                    contactId,
                    snapshot.externalUserId(),
                    snapshot.name(),
                    snapshot.statedName(),
                    snapshot.avatar(),
                    word(snapshot.kind()),
                    word(snapshot.gender()),
                    snapshot.liveCode(),
                    snapshot.followers(),
                    snapshot.formerFollowers().stream().map(FormerFollower::of).toList(),
                    snapshot.tagIds(),
                    snapshot.createdAt(),
                    snapshot.stage(),
                    plain(snapshot.fields()),
                    snapshot.consents().stream().map(Consent::of).toList(),
                    snapshot.memberships(),
                    snapshot.groups(),
                    snapshot.identityKinds(),
                    snapshot.seenAs(),
                    snapshot.aliases(),
                    snapshot.withdrawn() ? true : null,
                    erased == null ? null : erased.erasureId(),
                    erased == null ? null : erased.at());
        }

        private static Map<String, Object> plain(SortedMap<String, Value> fields) {
            Map<String, Object> plain = new TreeMap<>();
            fields.forEach((id, value) -> plain.put(id, value.plain()));
            return plain;
        }

        private static @Nullable String word(@Nullable Enum<?> value) {
            return value == null ? null : value.name().toLowerCase(Locale.ROOT);
        }
    }
}
