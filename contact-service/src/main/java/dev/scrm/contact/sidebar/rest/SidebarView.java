package dev.scrm.contact.sidebar.rest;

import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.contact.Dated;
import dev.scrm.contact.contact.FieldValue;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.Membership;
import dev.scrm.contact.contact.Relation;
import dev.scrm.contact.contact.Snapshot;
import dev.scrm.contact.contact.Start;
import dev.scrm.contact.contact.Tag;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.FieldOption;
import dev.scrm.contact.group.GroupMembership;
import dev.scrm.contact.portrait.LastTouch;
import dev.scrm.contact.portrait.Order;
import dev.scrm.contact.portrait.Portrait;
import dev.scrm.contact.portrait.Prediction;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
import dev.scrm.contact.segment.Segment;
import dev.scrm.contact.sidebar.OpenTicket;
import dev.scrm.contact.sidebar.Sidebar;
import dev.scrm.contact.stage.Stage;
import dev.scrm.contact.timeline.MaskedDetails;
import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.platform.events.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that is shown beside a chat.
 *
 * @param identities under what it is known, the kind that stands best for a person first
 * @param etag for changing the contact: what was seen
 * @param fields of the corp's own, each with its value if it has one
 * @param stages where a contact may stand, in the order of the corp
 * @param stage where it stands; absent while nobody said
 * @param groups group chats the person is in, the latest first
 * @param portrait absent for whom behaviours are masked
 * @param orders the latest of them; absent for whom behaviours are masked
 * @param timeline the latest of it
 * @param tickets that are open, the oldest first
 */
record SidebarView(
        Who contact,
        List<IdentityView> identities,
        String etag,
        List<Follower> followers,
        List<FieldView> fields,
        List<Stage> stages,
        @Nullable String stage,
        List<Tag> tags,
        List<ConsentView> consents,
        List<Membership> memberships,
        List<SegmentView> segments,
        List<GroupMembership> groups,
        @Nullable Portrait portrait,
        @Nullable LastTouch lastTouch,
        List<Prediction> predictions,
        @Nullable List<Order> orders,
        List<OpenTicket> tickets,
        List<EntryView> timeline)
        implements AboutContacts, PersonalData {
    /** As many as one contact is given; a person who was merged of many may have more. */
    private static final int MOST_IDENTITIES = 100;

    @Override
    public List<String> contactsNamed() {
        return List.of(contact.id());
    }

    @Override
    public SidebarView maskedBy(Masking masking) {
        return new SidebarView(
                contact.maskedBy(masking),
                identities.stream().map(one -> one.maskedBy(masking)).toList(),
                etag,
                followers.stream().map(one -> one.maskedBy(masking)).toList(),
                fields.stream().map(one -> one.maskedBy(masking)).toList(),
                stages,
                stage,
                tags,
                consents,
                memberships.stream().map(one -> masked(one, masking)).toList(),
                segments,
                groups.stream().map(one -> one.maskedBy(masking)).toList(),
                portrait != null && masking.shows(DataClass.BEHAVIOR) ? portrait.maskedBy(masking) : null,
                lastTouch,
                predictions.stream().map(one -> one.maskedBy(masking)).toList(),
                orders != null && masking.shows(DataClass.BEHAVIOR)
                        ? orders.stream().map(one -> one.maskedBy(masking)).toList()
                        : null,
                tickets,
                timeline.stream().map(one -> one.maskedBy(masking)).toList());
    }

    private static Membership masked(Membership one, Masking masking) {
        return masking.shows(DataClass.MEMBERSHIP)
                ? one
                : new Membership(one.system(), null, null, one.ended(), one.source(), one.at());
    }

    /**
     * Who it is.
     *
     * @param name as WeCom tells it, or else as somebody stated it
     * @param statedName as somebody stated it, whatever WeCom tells
     */
    record Who(
            String id,
            @Nullable String externalUserId,
            @Nullable String name,
            @Nullable String statedName,
            @Nullable String avatar,
            @Nullable String kind,
            @Nullable String gender,
            @Nullable String liveCode,
            Instant createdAt) {
        static Who of(String id, Snapshot snapshot) {
            return new Who(
                    id,
                    snapshot.externalUserId(),
                    snapshot.name(),
                    snapshot.statedName(),
                    snapshot.avatar(),
                    word(snapshot.kind()),
                    word(snapshot.gender()),
                    snapshot.liveCode(),
                    snapshot.createdAt());
        }

        Who maskedBy(Masking masking) {
            return new Who(
                    id,
                    masking.text(DataClass.WECOM_ID, externalUserId),
                    masking.text(DataClass.NAME, name),
                    masking.text(DataClass.NAME, statedName),
                    avatar != null && masking.shows(DataClass.AVATAR) ? avatar : null,
                    kind,
                    gender != null && masking.shows(DataClass.GENDER) ? gender : null,
                    liveCode,
                    createdAt);
        }

        private static @Nullable String word(@Nullable Enum<?> value) {
            return value == null ? null : Slug.of(value);
        }
    }

    /**
     * Under what the person is known elsewhere. Of which kind it is is no secret.
     *
     * @param scope the app or the system in which the value is unique; empty for a kind that has none
     * @param verified true when a source made sure of it
     */
    record IdentityView(String type, String scope, String value, boolean verified) {
        IdentityView maskedBy(Masking masking) {
            return new IdentityView(type, scope, masking.textOrStars(DataClass.ofIdentity(type), value), verified);
        }

        static IdentityView of(Identity identity) {
            var key = identity.key();
            return new IdentityView(key.type().word(), key.scope(), key.value(), identity.verified());
        }
    }

    /** Somebody who follows it, with what they call it. */
    record Follower(
            String staffId,
            @Nullable Instant since,
            @Nullable String addWay,
            @Nullable String remark) {
        Follower maskedBy(Masking masking) {
            return new Follower(staffId, since, addWay, masking.text(DataClass.REMARK, remark));
        }

        static Follower of(Relation relation) {
            return new Follower(
                    relation.staffId(),
                    relation.start().map(Start::at).orElse(null),
                    relation.addWayWord(),
                    Dated.valueOf(relation.remark()));
        }
    }

    /** A field of the corp's own, ready to be filled in. */
    record FieldView(
            String id,
            String name,
            String type,
            @Nullable List<FieldOption> options,
            @Nullable Object value,
            @Nullable String source,
            @Nullable Instant at) {
        FieldView maskedBy(Masking masking) {
            var seen = masking.value(DataClass.ofField(id), value);
            return new FieldView(id, name, type, options, seen, source, at);
        }

        static FieldView of(Field field, Optional<FieldValue> told) {
            var definition = field.definition();
            return new FieldView(
                    field.id(),
                    definition.name(),
                    Slug.of(definition.type()),
                    definition.options().isEmpty() ? null : definition.options(),
                    told.flatMap(one -> Optional.ofNullable(one.value()))
                            .map(value -> value.plain())
                            .orElse(null),
                    told.map(FieldValue::source).orElse(null),
                    told.map(FieldValue::at).orElse(null));
        }
    }

    /** What the person last said about a channel and a purpose. */
    record ConsentView(String channel, String purpose, boolean given, Instant at) {
        static ConsentView of(Snapshot.Consent consent) {
            return new ConsentView(consent.channel().word(), consent.purpose().word(), consent.given(), consent.at());
        }
    }

    /** A segment it belongs to. */
    record SegmentView(String id, String name, Instant since) {}

    /** Something that happened. */
    record EntryView(
            String id, Instant at, String kind, @Nullable String staffId, Map<String, String> details) {
        EntryView maskedBy(Masking masking) {
            return new EntryView(id, at, kind, staffId, MaskedDetails.of(details, masking));
        }

        static EntryView of(TimelineEntry entry) {
            return new EntryView(entry.eventId(), entry.at(), Slug.of(entry.kind()), entry.staffId(), entry.details());
        }
    }

    static SidebarView of(Sidebar sidebar, String etag) {
        var contact = sidebar.contact().contact();
        var person = contact.person();
        var snapshot = contact.snapshot();
        return new SidebarView(
                Who.of(contact.id().value(), snapshot),
                person.identities().stream()
                        .limit(MOST_IDENTITIES)
                        .map(IdentityView::of)
                        .toList(),
                etag,
                person.relations().stream()
                        .filter(Relation::stands)
                        .map(Follower::of)
                        .toList(),
                fields(sidebar, person.statements().standingFields()),
                sidebar.stages().stages(),
                snapshot.stage(),
                person.tags(),
                snapshot.consents().stream().map(ConsentView::of).toList(),
                person.statements().standingMemberships(),
                segments(sidebar),
                sidebar.groups(),
                sidebar.portrait(),
                sidebar.lastTouch(),
                sidebar.predictions(),
                sidebar.orders(),
                sidebar.tickets(),
                sidebar.timeline().stream().map(EntryView::of).toList());
    }

    private static List<FieldView> fields(Sidebar sidebar, List<FieldValue> told) {
        var byId = told.stream().collect(Collectors.toMap(FieldValue::fieldId, Function.identity()));
        return sidebar.fields().stream()
                .map(field -> FieldView.of(field, Optional.ofNullable(byId.get(field.id()))))
                .toList();
    }

    private static List<SegmentView> segments(Sidebar sidebar) {
        var byId = sidebar.segments().stream().collect(Collectors.toMap(Segment::id, Segment::name));
        return sidebar.memberships().stream()
                .flatMap(one -> Optional.ofNullable(byId.get(one.segmentId()))
                        .map(name -> new SegmentView(one.segmentId(), name, one.since()))
                        .stream())
                .toList();
    }
}
