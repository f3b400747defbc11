package dev.scrm.contact.contact;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What staff and other systems say of a person: a join, the same in whatever order and however often it is told.
 *
 * @param fields one of each field, in the order of their ids; one that is empty says that there is no value
 * @param stages where the person was put, the last change last
 * @param consents of each channel and purpose what was said, the last statement last, and what of it was taken back
 * @param memberships one of each system, in the order of their ids
 * @param tags of each tag of each relation, and of each of the corp's own, what still matters of what was said
 * @param name what the person is called; null while nobody said
 * @param gender null while nobody said
 * @param takenBack what was taken back after something else had been said of the same
 */
public record Statements(
        List<FieldValue> fields,
        List<StageChange> stages,
        List<ConsentStatement> consents,
        List<Membership> memberships,
        List<TagStatement> tags,
        @Nullable ProfileStatement<String> name,
        @Nullable ProfileStatement<Gender> gender,
        List<TakenBack> takenBack) {
    static final String STAGE = "stage";
    static final String NAME = "name";
    static final String GENDER = "gender";

    public static final Statements NONE = new Statements(List.of(), List.of(), List.of(), List.of(), List.of());

    /** Without a name and a gender. */
    public Statements(
            List<FieldValue> fields,
            List<StageChange> stages,
            List<ConsentStatement> consents,
            List<Membership> memberships,
            List<TagStatement> tags) {
        this(fields, stages, consents, memberships, tags, null, null);
    }

    /** Where nothing was taken back. */
    public Statements(
            List<FieldValue> fields,
            List<StageChange> stages,
            List<ConsentStatement> consents,
            List<Membership> memberships,
            List<TagStatement> tags,
            @Nullable ProfileStatement<String> name,
            @Nullable ProfileStatement<Gender> gender) {
        this(fields, stages, consents, memberships, tags, name, gender, List.of());
    }

    public Statements {
        takenBack = List.copyOf(takenBack);
        fields = List.copyOf(fields);
        stages = List.copyOf(stages);
        consents = List.copyOf(consents);
        memberships = List.copyOf(memberships);
        tags = List.copyOf(tags);
    }

    static Statements ofFields(List<FieldValue> fields) {
        return new Statements(fields, List.of(), List.of(), List.of(), List.of());
    }

    static Statements of(StageChange change) {
        return new Statements(List.of(), List.of(change), List.of(), List.of(), List.of());
    }

    static Statements of(ConsentStatement consent) {
        return ofConsents(List.of(consent));
    }

    static Statements ofConsents(List<ConsentStatement> consents) {
        return new Statements(List.of(), List.of(), consents, List.of(), List.of());
    }

    static Statements of(Membership membership) {
        return new Statements(List.of(), List.of(), List.of(), List.of(membership), List.of());
    }

    static Statements ofTags(List<TagStatement> tags) {
        return new Statements(List.of(), List.of(), List.of(), List.of(), tags);
    }

    static Statements of(@Nullable ProfileStatement<String> name, @Nullable ProfileStatement<Gender> gender) {
        return new Statements(List.of(), List.of(), List.of(), List.of(), List.of(), name, gender);
    }

    static Statements joined(List<Statements> told) {
        var some = told.stream().filter(one -> !one.equals(NONE)).toList();
        return switch (some.size()) {
            case 0 -> NONE;
            case 1 -> some.getFirst();
            default ->
                new Statements(
                        Join.last(each(some, Statements::fields), FieldValue::fieldId, FieldValue.ORDER, 1),
                        Join.last(each(some, Statements::stages), _ -> "", StageChange.ORDER, StageChange.KEPT),
                        Join.last(
                                each(some, Statements::consents),
                                ConsentStatement::about,
                                ConsentStatement.ORDER,
                                ConsentStatement.KEPT),
                        Join.last(each(some, Statements::memberships), Membership::system, Membership.ORDER, 1),
                        TagStatement.joined(each(some, Statements::tags)),
                        ProfileStatement.last(some.stream().flatMap(one -> Stream.ofNullable(one.name))),
                        ProfileStatement.last(some.stream().flatMap(one -> Stream.ofNullable(one.gender))),
                        Join.last(each(some, Statements::takenBack), _ -> "", TakenBack.ORDER, TakenBack.KEPT));
        };
    }

    /** With what was taken back. */
    Statements with(List<TakenBack> gone) {
        return new Statements(fields, stages, consents, memberships, tags, name, gender, gone);
    }

    /** What is said of some things. */
    Statements only(Predicate<String> wanted) {
        return new Statements(
                fields.stream().filter(one -> wanted.test(one.about())).toList(),
                wanted.test(STAGE) ? stages : List.of(),
                consents.stream()
                        .filter(one -> wanted.test(one.about().words()))
                        .toList(),
                memberships.stream().filter(one -> wanted.test(one.about())).toList(),
                List.of(),
                wanted.test(NAME) ? name : null,
                wanted.test(GENDER) ? gender : null);
    }

    /** What was known before, where that was taken back: what had been known before that. */
    Statements standingIn(Statements before) {
        var standing = before;
        for (var gone : takenBack.reversed()) {
            if (gone.isOf(standing)) {
                standing = joined(List.of(standing.only(what -> !what.equals(gone.what())), gone.before()));
            }
        }
        return standing;
    }

    /** What of it was said after a moment. */
    Statements since(Instant moment) {
        return new Statements(
                fields.stream().filter(one -> one.at().isAfter(moment)).toList(),
                stages.stream().filter(one -> one.at().isAfter(moment)).toList(),
                consents.stream().filter(one -> one.at().isAfter(moment)).toList(),
                memberships.stream().filter(one -> one.at().isAfter(moment)).toList(),
                tags.stream().filter(one -> one.at().isAfter(moment)).toList(),
                ProfileStatement.since(name, moment),
                ProfileStatement.since(gender, moment),
                takenBack.stream()
                        .filter(one -> one.at().isAfter(moment))
                        .map(one ->
                                new TakenBack(one.what(), one.at(), one.before().since(moment)))
                        .toList());
    }

    /** When the last of it was said. */
    public Instant toldAt() {
        return Stream.of(
                        fields.stream().map(FieldValue::at),
                        stages.stream().map(StageChange::at),
                        consents.stream().map(ConsentStatement::at),
                        memberships.stream().map(Membership::at),
                        tags.stream().map(TagStatement::at),
                        Stream.ofNullable(name).map(ProfileStatement::at),
                        Stream.ofNullable(gender).map(ProfileStatement::at),
                        takenBack.stream().map(TakenBack::at))
                .flatMap(times -> times)
                .max(naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** What the person is called; empty while nobody said, and when that was taken back. */
    public Optional<String> statedName() {
        return Optional.ofNullable(name).map(ProfileStatement::value);
    }

    /** Empty while nobody said, and when that was taken back. */
    public Optional<Gender> statedGender() {
        return Optional.ofNullable(gender).map(ProfileStatement::value);
    }

    /** What is known of a field, also that it has no value. */
    Optional<FieldValue> field(String fieldId) {
        return fields.stream().filter(one -> one.fieldId().equals(fieldId)).findFirst();
    }

    /** The fields that have a value. */
    public List<FieldValue> standingFields() {
        return fields.stream().filter(one -> one.value() != null).toList();
    }

    /** What counts of what was said about a tag of the corp's own, also that the person does not bear it any more. */
    Optional<TagStatement> ownTag(String tagId) {
        var about = new TagStatement.About(tagId, null);
        return TagStatement.standing(
                tags.stream().filter(one -> one.about().equals(about)).toList(), _ -> false);
    }

    /** Whether the person bears any tag of the corp's own. */
    boolean bearsOwnTags() {
        return tags.stream()
                .filter(one -> one.about().relation() == null)
                .map(one -> one.about().tagId())
                .distinct()
                .anyMatch(tagId -> ownTag(tagId).filter(TagStatement::tagged).isPresent());
    }

    /** How many tags, of relations or of the person, anything was said about. */
    long countOfTags() {
        return tags.stream().map(TagStatement::about).distinct().count();
    }

    /** How many characters the values of the fields have, written down. */
    int lengthOfFields() {
        return fields.stream()
                .flatMap(one -> Stream.ofNullable(one.value()))
                .mapToInt(value -> value.plain().toString().length())
                .sum();
    }

    /** Where the person stands; empty while nobody said, and when that was taken back. */
    public Optional<String> stage() {
        return lastStage().map(StageChange::stage);
    }

    /** What was said of it last, also that it is none. */
    public Optional<StageChange> lastStage() {
        return stages.isEmpty() ? Optional.empty() : Optional.of(stages.getLast());
    }

    /** The last statement about each channel and purpose that was not taken back. */
    public List<ConsentStatement> standingConsents() {
        var standing = consents.stream()
                .filter(ConsentStatement::states)
                .filter(one -> takenBackAt(one).isEmpty());
        return Join.last(standing, ConsentStatement::about, ConsentStatement.ORDER, 1);
    }

    /** When a statement was taken back; empty while it counts. */
    public Optional<Instant> takenBackAt(ConsentStatement statement) {
        return consents.stream()
                .filter(statement::isTakenBackBy)
                .map(ConsentStatement::at)
                .min(naturalOrder());
    }

    /** When anything was said last about a consent, also that a statement counts no more. */
    Optional<Instant> lastOfConsent(ConsentStatement.About about) {
        return consents.stream()
                .filter(one -> one.about().equals(about))
                .map(ConsentStatement::at)
                .max(naturalOrder());
    }

    Optional<ConsentStatement> consent(ConsentStatement.About about) {
        return standingConsents().stream()
                .filter(one -> one.about().equals(about))
                .findFirst();
    }

    /** The systems that have the person as a member. */
    public List<Membership> standingMemberships() {
        return memberships.stream().filter(one -> !one.ended()).toList();
    }

    Optional<Membership> membership(String system) {
        return memberships.stream().filter(one -> one.system().equals(system)).findFirst();
    }

    private static <T> Stream<T> each(List<Statements> told, Function<Statements, List<T>> part) {
        return told.stream().flatMap(one -> part.apply(one).stream());
    }
}
