package dev.scrm.contact.contact.mongo;

import dev.scrm.contact.contact.AddWay;
import dev.scrm.contact.contact.Dated;
import dev.scrm.contact.contact.DecidedTag;
import dev.scrm.contact.contact.End;
import dev.scrm.contact.contact.EndedBy;
import dev.scrm.contact.contact.ExternalContact;
import dev.scrm.contact.contact.FetchFailure;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.Kind;
import dev.scrm.contact.contact.MarkOutcome;
import dev.scrm.contact.contact.Profile;
import dev.scrm.contact.contact.Relation;
import dev.scrm.contact.contact.Start;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What WeCom knows of a contact as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param marks null while WeCom answered no command about tags
 */
public record ExternalPart(
        String externalUserId,
        Instant createdAt,
        @Nullable StartPart firstLiveCode,
        @Nullable ProfilePart profile,
        List<RelationPart> relations,
        List<TagPart> decidedTags,
        @Nullable FailurePart fetchFailure,
        @Nullable List<MarkPart> marks) {

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
            @Nullable ListPart wecomTags,
            @Nullable AddWayPart addWay) {}

    public record AddWayPart(AddWay value, Instant at) {}

    public record TagPart(String tagId, String staffId, String because, Instant at) {}

    public record FailurePart(String reason, Instant at) {}

    public record MarkPart(String mark, @Nullable String refusal, Instant at) {}

    static ExternalPart of(ExternalContact external) {
        return new ExternalPart(
                external.externalUserId(),
                external.createdAt(),
                StartPart.of(external.firstLiveCode()),
                map(external.profile(), ExternalPart::part),
                external.relations().stream().map(ExternalPart::part).toList(),
                external.decidedTags().stream()
                        .map(tag -> new TagPart(tag.tagId(), tag.staffId(), tag.because(), tag.at()))
                        .toList(),
                map(external.fetchFailure(), failure -> new FailurePart(failure.reason(), failure.at())),
                external.marks().isEmpty()
                        ? null
                        : external.marks().stream()
                                .map(one -> new MarkPart(one.mark(), one.refusal(), one.at()))
                                .toList());
    }

    ExternalContact external() {
        return new ExternalContact(
                externalUserId,
                createdAt,
                StartPart.start(firstLiveCode),
                map(profile, ExternalPart::profile),
                relations.stream().map(ExternalPart::relation).toList(),
                decidedTags.stream()
                        .map(tag -> new DecidedTag(tag.tagId(), tag.staffId(), tag.because(), tag.at()))
                        .toList(),
                map(fetchFailure, failure -> new FetchFailure(failure.reason(), failure.at())),
                marks == null
                        ? List.of()
                        : marks.stream()
                                .map(one -> new MarkOutcome(one.mark, one.refusal, one.at))
                                .toList());
    }

    private static ProfilePart part(Profile profile) {
        return new ProfilePart(
                new TextPart(profile.name().value(), profile.name().at()),
                new KindPart(profile.kind().value(), profile.kind().at()),
                new GenderPart(profile.gender().value(), profile.gender().at()),
                map(profile.avatar(), ExternalPart::text),
                map(profile.unionId(), ExternalPart::text));
    }

    private static Profile profile(ProfilePart part) {
        return new Profile(
                new Dated<>(part.name.value, part.name.at),
                new Dated<>(part.kind.value, part.kind.at),
                new Dated<>(part.gender.value, part.gender.at),
                map(part.avatar, ExternalPart::dated),
                map(part.unionId, ExternalPart::dated));
    }

    static RelationPart part(Relation relation) {
        return new RelationPart(
                relation.staffId(),
                StartPart.of(relation.requested()),
                StartPart.of(relation.added()),
                StartPart.of(relation.listed()),
                map(relation.ended(), end -> new EndPart(end.at(), end.by())),
                map(relation.remark(), ExternalPart::text),
                map(relation.wecomTags(), tags -> new ListPart(tags.value(), tags.at())),
                map(relation.addWay(), way -> new AddWayPart(way.value(), way.at())));
    }

    static Relation relation(RelationPart part) {
        return new Relation(
                part.staffId,
                StartPart.start(part.requested),
                StartPart.start(part.added),
                StartPart.start(part.listed),
                map(part.ended, end -> new End(end.at, end.by)),
                map(part.remark, ExternalPart::dated),
                map(part.wecomTags, tags -> new Dated<>(tags.values, tags.at)),
                map(part.addWay, way -> new Dated<>(way.value, way.at)));
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
