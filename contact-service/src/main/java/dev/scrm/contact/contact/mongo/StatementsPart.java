package dev.scrm.contact.contact.mongo;

import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.FieldValue;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.Membership;
import dev.scrm.contact.contact.ProfileStatement;
import dev.scrm.contact.contact.RelationKey;
import dev.scrm.contact.contact.StageChange;
import dev.scrm.contact.contact.Statements;
import dev.scrm.contact.contact.TagEvidence;
import dev.scrm.contact.contact.TagStatement;
import dev.scrm.contact.contact.TakenBack;
import dev.scrm.contact.field.Value;
import dev.scrm.contact.field.Weight;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff and other systems say of a contact as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param tags null in documents of contacts of whose tags nobody said anything yet
 * @param name null while nobody said what the person is called
 * @param gender likewise
 * @param takenBack null where nothing was
 */
public record StatementsPart(
        List<FieldPart> fields,
        List<StagePart> stages,
        List<ConsentPart> consents,
        List<MembershipPart> memberships,
        @Nullable List<TagPart> tags,
        @Nullable NamePart name,
        @Nullable GenderPart gender,
        @Nullable List<TakenBackPart> takenBack) {

    /** What was taken back after something else had been said of the same. */
    public record TakenBackPart(
            String what, Instant at, @Nullable StatementsPart before) {
        static TakenBackPart of(TakenBack gone) {
            return new TakenBackPart(gone.what(), gone.at(), StatementsPart.of(gone.before()));
        }

        TakenBack takenBack() {
            return new TakenBack(what, at, statements(before));
        }
    }

    /** @param value null where it was taken back */
    public record NamePart(@Nullable String value, String source, Instant at) {
        static @Nullable NamePart of(@Nullable ProfileStatement<String> told) {
            return told == null ? null : new NamePart(told.value(), told.source(), told.at());
        }

        static @Nullable ProfileStatement<String> statement(@Nullable NamePart part) {
            return part == null ? null : new ProfileStatement<>(part.value, part.source, part.at);
        }
    }

    /** @param value null where it was taken back */
    public record GenderPart(@Nullable Gender value, String source, Instant at) {
        static @Nullable GenderPart of(@Nullable ProfileStatement<Gender> told) {
            return told == null ? null : new GenderPart(told.value(), told.source(), told.at());
        }

        static @Nullable ProfileStatement<Gender> statement(@Nullable GenderPart part) {
            return part == null ? null : new ProfileStatement<>(part.value, part.source, part.at);
        }
    }

    /**
     * The value is one of the four, or none when the field was cleared.
     *
     * @param number of at most 15 digits, which a double has exactly
     */
    public record FieldPart(
            String id,
            @Nullable String text,
            @Nullable Double number,
            @Nullable Boolean flag,
            @Nullable List<String> choices,
            int policyRevision,
            int rank,
            String source,
            Instant at) {
        static FieldPart of(FieldValue told) {
            var value = told.value();
            return new FieldPart(
                    told.fieldId(),
                    value instanceof Value.Text(var text) ? text : null,
                    value instanceof Value.Numeric(var number) ? number.doubleValue() : null,
                    value instanceof Value.Flag(var set) ? set : null,
                    value instanceof Value.Choices(var ids) ? ids : null,
                    told.weight().policyRevision(),
                    told.weight().rank(),
                    told.source(),
                    told.at());
        }

        FieldValue fieldValue() {
            return new FieldValue(id, value(), new Weight(policyRevision, rank), source, at);
        }

        private @Nullable Value value() {
            if (text != null) {
                return new Value.Text(text);
            }
            if (number != null) {
                return new Value.Numeric(BigDecimal.valueOf(number));
            }
            if (flag != null) {
                return new Value.Flag(flag);
            }
            return choices == null ? null : new Value.Choices(choices);
        }
    }

    public record StagePart(
            @Nullable String stage, @Nullable String because, String by, Instant at) {}

    /** @param takesBack null where something is stated */
    public record ConsentPart(
            ConsentChannel channel,
            ConsentPurpose purpose,
            boolean given,
            String source,
            @Nullable String evidence,
            String by,
            Instant at,
            @Nullable Instant takesBack) {}

    public record MembershipPart(
            String system, @Nullable String level, @Nullable Long points, boolean ended, String source, Instant at) {}

    public record EvidencePart(String eventId, String type, Instant at) {}

    /** @param externalUserId with staffId the relation; null for a tag of the corp's own */
    public record TagPart(
            String tagId,
            @Nullable String externalUserId,
            @Nullable String staffId,
            boolean tagged,
            String because,
            Instant at,
            List<EvidencePart> evidence,
            @Nullable Instant expiresAt,
            @Nullable Instant since,
            @Nullable String mark) {
        static TagPart of(TagStatement told) {
            var relation = told.about().relation();
            return new TagPart(
                    told.about().tagId(),
                    relation == null ? null : relation.externalUserId(),
                    relation == null ? null : relation.staffId(),
                    told.tagged(),
                    told.because(),
                    told.at(),
                    told.evidence().stream()
                            .map(one -> new EvidencePart(one.eventId(), one.type(), one.at()))
                            .toList(),
                    told.expiresAt(),
                    told.since(),
                    told.mark());
        }

        TagStatement statement() {
            var relation = externalUserId == null || staffId == null ? null : new RelationKey(externalUserId, staffId);
            return new TagStatement(
                    new TagStatement.About(tagId, relation),
                    tagged,
                    because,
                    at,
                    evidence.stream()
                            .map(one -> new TagEvidence(one.eventId, one.type, one.at))
                            .toList(),
                    expiresAt,
                    since,
                    mark);
        }
    }

    static @Nullable StatementsPart of(Statements statements) {
        return statements.equals(Statements.NONE)
                ? null
                : new StatementsPart(
                        statements.fields().stream().map(FieldPart::of).toList(),
                        statements.stages().stream()
                                .map(one -> new StagePart(one.stage(), one.because(), one.by(), one.at()))
                                .toList(),
                        statements.consents().stream().map(StatementsPart::part).toList(),
                        statements.memberships().stream()
                                .map(one -> new MembershipPart(
                                        one.system(), one.level(), one.points(), one.ended(), one.source(), one.at()))
                                .toList(),
                        statements.tags().isEmpty()
                                ? null
                                : statements.tags().stream().map(TagPart::of).toList(),
                        NamePart.of(statements.name()),
                        GenderPart.of(statements.gender()),
                        statements.takenBack().isEmpty()
                                ? null
                                : statements.takenBack().stream()
                                        .map(TakenBackPart::of)
                                        .toList());
    }

    static Statements statements(@Nullable StatementsPart part) {
        return part == null
                ? Statements.NONE
                : new Statements(
                        part.fields.stream().map(FieldPart::fieldValue).toList(),
                        part.stages.stream()
                                .map(one -> new StageChange(one.stage, one.because, one.by, one.at))
                                .toList(),
                        part.consents.stream().map(StatementsPart::statement).toList(),
                        part.memberships.stream()
                                .map(one -> new Membership(
                                        one.system, one.level, one.points, one.ended, one.source, one.at))
                                .toList(),
                        part.tags == null
                                ? List.of()
                                : part.tags.stream().map(TagPart::statement).toList(),
                        NamePart.statement(part.name),
                        GenderPart.statement(part.gender),
                        part.takenBack == null
                                ? List.of()
                                : part.takenBack.stream()
                                        .map(TakenBackPart::takenBack)
                                        .toList());
    }

    private static ConsentPart part(ConsentStatement one) {
        return new ConsentPart(
                one.about().channel(),
                one.about().purpose(),
                one.given(),
                one.source(),
                one.evidence(),
                one.by(),
                one.at(),
                one.takesBack());
    }

    private static ConsentStatement statement(ConsentPart one) {
        return new ConsentStatement(
                new ConsentStatement.About(one.channel, one.purpose),
                one.given,
                one.source,
                one.evidence,
                one.by,
                one.at,
                one.takesBack);
    }
}
