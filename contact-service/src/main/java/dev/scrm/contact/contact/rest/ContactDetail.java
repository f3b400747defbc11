package dev.scrm.contact.contact.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.Dated;
import dev.scrm.contact.contact.FetchFailure;
import dev.scrm.contact.contact.FieldValue;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.Membership;
import dev.scrm.contact.contact.ProfileStatement;
import dev.scrm.contact.contact.Relation;
import dev.scrm.contact.contact.StageChange;
import dev.scrm.contact.contact.Start;
import dev.scrm.contact.contact.Tag;
import dev.scrm.contact.contact.TagConflict;
import dev.scrm.contact.contact.TagEvidence;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.group.GroupMembership;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.stage.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One contact with its history and its reasons.
 *
 * @param nameStatement what somebody stated last of the name, whatever WeCom tells; absent while nobody did
 * @param genderStatement likewise
 * @param tags each with why it is there
 * @param tagConflicts where WeCom's tags count against what was decided here
 * @param fieldValues the corp's own fields that have a value, each with who said so
 * @param stageChanges where the contact was put, the last change first
 * @param consentStatements what was said about each channel and purpose, the last statement first
 * @param membershipStatements what each system outside said last, also that somebody is no member any more
 * @param relations with all staff members, also those that ended
 * @param groups group chats the person is in, the latest first
 * @param fetchFailure why name and picture are missing or old
 */
record ContactDetail(
        @JsonUnwrapped ContactView contact,
        @Nullable ProfileStatementView nameStatement,
        @Nullable ProfileStatementView genderStatement,
        List<TagView> tags,
        List<TagConflict> tagConflicts,
        List<FieldView> fieldValues,
        List<StageView> stageChanges,
        List<ConsentStatementView> consentStatements,
        List<Membership> membershipStatements,
        List<RelationView> relations,
        List<GroupMembership> groups,
        @Nullable FetchFailure fetchFailure)
        implements AboutContacts, PersonalData {

    @Override
    public List<String> contactsNamed() {
        return contact.contactsNamed();
    }

    @Override
    public ContactDetail maskedBy(Masking masking) {
        return new ContactDetail(
                contact.maskedBy(masking),
                nameStatement == null ? null : nameStatement.maskedAs(DataClass.NAME, masking),
                genderStatement == null ? null : genderStatement.maskedAs(DataClass.GENDER, masking),
                tags,
                tagConflicts,
                fieldValues.stream()
                        .flatMap(told -> told.maskedBy(masking).stream())
                        .toList(),
                stageChanges.stream().map(change -> change.maskedBy(masking)).toList(),
                consentStatements.stream()
                        .map(statement -> statement.maskedBy(masking))
                        .toList(),
                membershipStatements.stream().map(told -> masked(masking, told)).toList(),
                relations.stream().map(relation -> relation.maskedBy(masking)).toList(),
                groups.stream().map(group -> group.maskedBy(masking)).toList(),
                fetchFailure);
    }

    private static Membership masked(Masking masking, Membership told) {
        return masking.shows(DataClass.MEMBERSHIP)
                ? told
                : new Membership(told.system(), null, null, told.ended(), told.source(), told.at());
    }

    /**
     * What somebody stated of the name or the gender.
     *
     * @param value absent where it was taken back, and where it is masked
     * @param source who said so, such as {@code user:lin.wei}
     */
    record ProfileStatementView(@Nullable String value, String source, Instant at) {
        static @Nullable ProfileStatementView ofName(@Nullable ProfileStatement<String> told) {
            return told == null ? null : new ProfileStatementView(told.value(), told.source(), told.at());
        }

        static @Nullable ProfileStatementView ofGender(@Nullable ProfileStatement<Gender> told) {
            return told == null
                    ? null
                    : new ProfileStatementView(ContactView.word(told.value()), told.source(), told.at());
        }

        /** Of a gender there is all or nothing. */
        ProfileStatementView maskedAs(DataClass dataClass, Masking masking) {
            var seen = dataClass.equals(DataClass.NAME)
                    ? masking.text(dataClass, value)
                    : masking.shows(dataClass) ? value : null;
            return new ProfileStatementView(seen, source, at);
        }
    }

    /**
     * A tag with its reasons.
     *
     * @param staffId absent for a tag of the corp's own
     * @param state pending, confirmed or refused, as WeCom has it; absent for a tag of the corp's own
     * @param refusal why WeCom would not take it
     */
    record TagView(
            String tagId,
            @Nullable String staffId,
            String because,
            Instant at,
            List<TagEvidence> evidence,
            @Nullable Instant expiresAt,
            @Nullable String state,
            @Nullable String refusal) {
        static TagView of(Tag tag) {
            return new TagView(
                    tag.tagId(),
                    tag.staffId(),
                    tag.because(),
                    tag.at(),
                    tag.evidence(),
                    tag.expiresAt(),
                    ContactView.word(tag.state()),
                    tag.refusal());
        }
    }

    /**
     * A relation with one staff member.
     *
     * @param stands true while it lasts
     * @param requestedAt when the customer asked; the staff member may not have confirmed
     * @param addWay how the two found each other, such as {@code qr-code}; absent where WeCom has not told
     */
    record RelationView(
            String staffId,
            boolean stands,
            @Nullable Instant requestedAt,
            @Nullable Instant since,
            @Nullable String liveCode,
            @Nullable String addWay,
            @Nullable String remark,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {

        RelationView maskedBy(Masking masking) {
            var seen = masking.text(DataClass.REMARK, remark);
            return new RelationView(staffId, stands, requestedAt, since, liveCode, addWay, seen, endedAt, endedBy);
        }

        static RelationView of(Relation relation) {
            var start = relation.lastStart();
            var requested = relation.requested();
            var ended = relation.stands() ? null : relation.ended();
            return new RelationView(
                    relation.staffId(),
                    relation.stands(),
                    requested == null ? null : requested.at(),
                    start.map(Start::at).orElse(null),
                    start.map(Start::liveCode).orElse(null),
                    relation.addWayWord(),
                    Dated.valueOf(relation.remark()),
                    ended == null ? null : ended.at(),
                    ended == null ? null : ContactView.word(ended.by()));
        }
    }

    /**
     * A value of one of the corp's own fields.
     *
     * @param name what people call the field
     * @param source who said so, such as {@code user:lin.wei}
     * @param archived true when the field takes no values any more
     */
    record FieldView(String id, String name, Object value, String source, Instant at, boolean archived) {
        Optional<FieldView> maskedBy(Masking masking) {
            return Optional.ofNullable(masking.value(DataClass.ofField(id), value))
                    .map(seen -> new FieldView(id, name, seen, source, at, archived));
        }

        static Stream<FieldView> of(FieldValue told, Map<String, Field> known) {
            var field = Optional.ofNullable(known.get(told.fieldId()));
            return Stream.ofNullable(told.value())
                    .map(value -> new FieldView(
                            told.fieldId(),
                            field.map(one -> one.definition().name()).orElse(told.fieldId()),
                            value.plain(),
                            told.source(),
                            told.at(),
                            field.map(Field::archived).orElse(true)));
        }
    }

    /**
     * That the contact was put on a stage.
     *
     * @param stage absent when that was taken back and it stands on none
     * @param name what people call the stage; absent when the corp has it no more
     */
    record StageView(
            @Nullable String stage,
            @Nullable String name,
            @Nullable String because,
            String by,
            Instant at) {
        StageView maskedBy(Masking masking) {
            return new StageView(stage, name, masking.wordsOrNone(because), by, at);
        }

        static StageView of(StageChange change, LifecycleStages stages) {
            var name = Optional.ofNullable(change.stage())
                    .flatMap(stages::find)
                    .map(Stage::name)
                    .orElse(null);
            return new StageView(change.stage(), name, change.because(), change.by(), change.at());
        }
    }

    record ConsentStatementView(
            String channel,
            String purpose,
            boolean given,
            String source,
            @Nullable String evidence,
            String by,
            Instant at,
            @Nullable Instant takenBackAt) {
        ConsentStatementView maskedBy(Masking masking) {
            var seen = masking.text(DataClass.EVIDENCE, evidence);
            return new ConsentStatementView(channel, purpose, given, source, seen, by, at, takenBackAt);
        }

        static ConsentStatementView of(ConsentStatement statement, Optional<Instant> takenBackAt) {
            return new ConsentStatementView(
                    statement.about().channel().word(),
                    statement.about().purpose().word(),
                    statement.given(),
                    statement.source(),
                    statement.evidence(),
                    statement.by(),
                    statement.at(),
                    takenBackAt.orElse(null));
        }
    }

    static ContactDetail of(
            Contact contact, Map<String, Field> fields, LifecycleStages stages, List<GroupMembership> groups) {
        var person = contact.person();
        var statements = person.statements();
        return new ContactDetail(
                ContactView.of(contact),
                ProfileStatementView.ofName(statements.name()),
                ProfileStatementView.ofGender(statements.gender()),
                person.tags().stream().map(TagView::of).toList(),
                person.tagConflicts(),
                statements.fields().stream()
                        .flatMap(told -> FieldView.of(told, fields))
                        .toList(),
                statements.stages().reversed().stream()
                        .map(change -> StageView.of(change, stages))
                        .toList(),
                statements.consents().reversed().stream()
                        .filter(ConsentStatement::states)
                        .map(one -> ConsentStatementView.of(one, statements.takenBackAt(one)))
                        .toList(),
                statements.memberships(),
                person.relations().stream().map(RelationView::of).toList(),
                groups,
                person.openFetchFailure().orElse(null));
    }
}
