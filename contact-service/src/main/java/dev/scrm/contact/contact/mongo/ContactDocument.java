package dev.scrm.contact.contact.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Dated;
import dev.scrm.contact.contact.DecidedTag;
import dev.scrm.contact.contact.End;
import dev.scrm.contact.contact.EndedBy;
import dev.scrm.contact.contact.FetchFailure;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.Kind;
import dev.scrm.contact.contact.Profile;
import dev.scrm.contact.contact.Relation;
import dev.scrm.contact.contact.Start;
import dev.scrm.contact.contact.Tag;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param followers who follows it now, for the index
 * @param tagIds the tags it bears now, for the index
 * @param liveCodes the live codes it came by, for the index
 */
public record ContactDocument(
        String corp,
        String id,
        String externalUserId,
        Instant createdAt,
        @Nullable StartPart firstLiveCode,
        @Nullable ProfilePart profile,
        List<RelationPart> relations,
        List<TagPart> decidedTags,
        @Nullable FailurePart fetchFailure,
        List<String> followers,
        List<String> tagIds,
        List<String> liveCodes) {

    public ContactDocument {
        requireNonNull(corp, "corp");
        requireNonNull(id, "id");
        requireNonNull(externalUserId, "externalUserId");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(relations, "relations");
        requireNonNull(decidedTags, "decidedTags");
    }

    public record StartPart(Instant at, @Nullable String liveCode) {
        static @Nullable StartPart of(@Nullable Start start) {
            return start == null ? null : new StartPart(start.at(), start.liveCode());
        }

        static @Nullable Start start(@Nullable StartPart part) {
            return part == null ? null : new Start(part.at, part.liveCode);
        }
    }

    public record EndPart(Instant at, EndedBy by) {}

    public record TextPart(String value, Instant at) {}

    public record ListPart(List<String> values, Instant at) {}

    public record KindPart(Kind value, Instant at) {}

    public record GenderPart(Gender value, Instant at) {}

    public record ProfilePart(
            TextPart name,
            KindPart kind,
            GenderPart gender,
            @Nullable TextPart avatar,
            @Nullable TextPart unionId) {}

    public record RelationPart(
            String staffId,
            @Nullable StartPart requested,
            @Nullable StartPart added,
            @Nullable StartPart listed,
            @Nullable EndPart ended,
            @Nullable TextPart remark,
            @Nullable ListPart wecomTags) {}

    public record TagPart(String tagId, String staffId, String because, Instant at) {}

    public record FailurePart(String reason, Instant at) {}

    static ContactDocument of(Contact contact) {
        return new ContactDocument(
                contact.id().corpId(),
                contact.id().value(),
                contact.externalUserId(),
                contact.createdAt(),
                StartPart.of(contact.firstLiveCode()),
                map(contact.profile(), ContactDocument::part),
                contact.relations().stream().map(ContactDocument::part).toList(),
                contact.decidedTags().stream()
                        .map(tag -> new TagPart(tag.tagId(), tag.staffId(), tag.because(), tag.at()))
                        .toList(),
                map(contact.fetchFailure(), failure -> new FailurePart(failure.reason(), failure.at())),
                contact.relations().stream()
                        .filter(Relation::stands)
                        .map(Relation::staffId)
                        .toList(),
                contact.tags().stream().map(Tag::tagId).distinct().toList(),
                List.copyOf(contact.liveCodes()));
    }

    Contact contact() {
        return new Contact(
                new ContactId(corp, id),
                externalUserId,
                createdAt,
                StartPart.start(firstLiveCode),
                map(profile, ContactDocument::profile),
                relations.stream().map(ContactDocument::relation).toList(),
                decidedTags.stream()
                        .map(tag -> new DecidedTag(tag.tagId(), tag.staffId(), tag.because(), tag.at()))
                        .toList(),
                map(fetchFailure, failure -> new FetchFailure(failure.reason(), failure.at())));
    }

    private static ProfilePart part(Profile profile) {
        return new ProfilePart(
                new TextPart(profile.name().value(), profile.name().at()),
                new KindPart(profile.kind().value(), profile.kind().at()),
                new GenderPart(profile.gender().value(), profile.gender().at()),
                map(profile.avatar(), ContactDocument::text),
                map(profile.unionId(), ContactDocument::text));
    }

    private static Profile profile(ProfilePart part) {
        return new Profile(
                new Dated<>(part.name.value, part.name.at),
                new Dated<>(part.kind.value, part.kind.at),
                new Dated<>(part.gender.value, part.gender.at),
                map(part.avatar, ContactDocument::dated),
                map(part.unionId, ContactDocument::dated));
    }

    private static RelationPart part(Relation relation) {
        return new RelationPart(
                relation.staffId(),
                StartPart.of(relation.requested()),
                StartPart.of(relation.added()),
                StartPart.of(relation.listed()),
                map(relation.ended(), end -> new EndPart(end.at(), end.by())),
                map(relation.remark(), ContactDocument::text),
                map(relation.wecomTags(), tags -> new ListPart(tags.value(), tags.at())));
    }

    private static Relation relation(RelationPart part) {
        return new Relation(
                part.staffId,
                StartPart.start(part.requested),
                StartPart.start(part.added),
                StartPart.start(part.listed),
                map(part.ended, end -> new End(end.at, end.by)),
                map(part.remark, ContactDocument::dated),
                map(part.wecomTags, tags -> new Dated<>(tags.values, tags.at)));
    }

    private static TextPart text(Dated<String> dated) {
        return new TextPart(dated.value(), dated.at());
    }

    private static Dated<String> dated(TextPart part) {
        return new Dated<>(part.value, part.at);
    }

    private static <A, B> @Nullable B map(@Nullable A value, Function<A, B> mapping) {
        return value == null ? null : mapping.apply(value);
    }
}
