package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.field.ReadValues;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several things that one source says of a person at once. What is known already is not said again.
 *
 * @param profile name and gender; what the person is called anyway is not said again
 * @param stage null when nothing is said of it
 * @param tagIds tags of the corp's own
 */
public record SaidAtOnce(
        NameAndGender profile,
        List<ReadValues.Told> fields,
        @Nullable String stage,
        Map<ConsentStatement.About, Consent> consents,
        List<Level> memberships,
        List<String> tagIds) {
    private static final String HOW = "import";

    /** What a system outside says; what is null is not said, and stays as it is. */
    public record Level(
            String system, @Nullable String level, @Nullable BigDecimal points) {
        /** Refuses what no system can say. */
        public void check() {
            TellMembership.checkForm(new TellMembership.Said(system, level, points, false, null));
        }
    }

    /**
     * Whether the person agreed.
     *
     * @param source how the person said so; null for a row of an import
     * @param at when; null for now
     */
    public record Consent(
            boolean given,
            @Nullable String source,
            @Nullable String evidence,
            @Nullable Instant at) {
        /** As a row of an import says it. */
        public static Consent ofRow(boolean given) {
            return new Consent(given, null, null, null);
        }
    }

    /**
     * What of it is news.
     *
     * @param said what is to be noted
     * @param before what was known of the same things
     */
    public record News(Statements said, Statements before) {}

    public SaidAtOnce {
        requireNonNull(profile, "profile");
        fields = List.copyOf(fields);
        consents = Map.copyOf(consents);
        memberships = List.copyOf(memberships);
        tagIds = List.copyOf(tagIds);
    }

    /**
     * What of it is news of a person; refused when that would become too much.
     *
     * @param source who says so
     * @param because in the words that a stage and a consent are noted with
     * @param cause as tags name it, such as {@code import:one}
     */
    News newsOf(Person person, String source, @Nullable String because, String cause, Clock clock) {
        var known = person.statements();
        var called = profile.newTo(person).newsOf(known, source, clock);
        var values = values(known, source, clock);
        var moved = moved(known, source, because, clock);
        var agreed = agreed(known, source, because, clock);
        var levels = levels(known, source, clock);
        var said = new Statements(
                values, moved, agreed, levels, tags(known, cause, clock), called.name(), called.gender());
        check(known, said);
        return new News(
                said,
                new Statements(
                        found(values, value -> known.field(value.fieldId())),
                        moved.isEmpty() ? List.of() : known.lastStage().stream().toList(),
                        found(agreed, consent -> known.consent(consent.about())),
                        found(levels, level -> known.membership(level.system())),
                        List.of(),
                        called.name() == null ? null : known.name(),
                        called.gender() == null ? null : known.gender()));
    }

    private List<FieldValue> values(Statements known, String source, Clock clock) {
        List<FieldValue> values = new ArrayList<>();
        for (var told : fields) {
            var field = told.field();
            var before = known.field(field.id());
            var at = Moment.after(before.map(FieldValue::at), clock);
            var now = new FieldValue(field.id(), told.value(), field.weight(source), source, at);
            if (before.isEmpty() || isNews(before.get(), now)) {
                values.add(now);
            }
        }
        return values;
    }

    /** Whoever is believed less changes nothing, and the same is no news unless it is believed more now. */
    private static boolean isNews(FieldValue before, FieldValue now) {
        int weight = now.weight().compareTo(before.weight());
        return weight > 0
                || (weight == 0 && !Optional.ofNullable(now.value()).equals(Optional.ofNullable(before.value())));
    }

    private List<StageChange> moved(Statements known, String source, @Nullable String because, Clock clock) {
        if (stage == null || known.stage().filter(stage::equals).isPresent()) {
            return List.of();
        }
        return List.of(new StageChange(stage, because, source, after(known.lastStage(), StageChange::at, clock)));
    }

    private List<ConsentStatement> agreed(Statements known, String source, @Nullable String because, Clock clock) {
        return consents.entrySet().stream()
                .filter(consent -> known.consent(consent.getKey())
                        .filter(before -> before.given() == consent.getValue().given())
                        .isEmpty())
                .map(consent -> agreed(known, consent.getKey(), consent.getValue(), source, because, clock))
                .toList();
    }

    private static ConsentStatement agreed(
            Statements known,
            ConsentStatement.About about,
            Consent consent,
            String source,
            @Nullable String because,
            Clock clock) {
        var at = consent.at == null ? Moment.after(known.lastOfConsent(about), clock) : consent.at;
        return consent.source == null
                ? new ConsentStatement(about, consent.given, HOW, because, source, at)
                : new ConsentStatement(about, consent.given, consent.source, consent.evidence, source, at);
    }

    private List<Membership> levels(Statements known, String source, Clock clock) {
        List<Membership> levels = new ArrayList<>();
        for (var one : memberships) {
            var before = known.membership(one.system());
            var standing = before.filter(membership -> !membership.ended());
            var level = one.level() == null ? standing.map(Membership::level).orElse(null) : one.level();
            var points = one.points() == null
                    ? standing.map(Membership::points).orElse(null)
                    : Long.valueOf(TellMembership.whole(one.points()));
            var now = new Membership(one.system(), level, points, false, source, after(before, Membership::at, clock));
            if (before.isEmpty() || !before.get().reads(now)) {
                levels.add(now);
            }
        }
        return levels;
    }

    private List<TagStatement> tags(Statements known, String cause, Clock clock) {
        List<TagStatement> tags = new ArrayList<>();
        for (var tagId : tagIds) {
            var standing = known.ownTag(tagId);
            if (standing.filter(one -> one.tagged() && one.expiresAt() == null).isEmpty()) {
                tags.add(TagStatement.own(tagId, true, cause, after(standing, TagStatement::at, clock)));
            }
        }
        return tags;
    }

    private static void check(Statements known, Statements said) {
        var together = Statements.joined(List.of(known, said));
        int length = together.lengthOfFields();
        if (length > TellFields.LONGEST_FIELDS && length > known.lengthOfFields()) {
            throw StatementRefused.fieldsTooLong(TellFields.LONGEST_FIELDS);
        }
        if (together.memberships().size()
                > Math.max(TellMembership.MOST_SYSTEMS, known.memberships().size())) {
            throw StatementRefused.tooManyMemberships(TellMembership.MOST_SYSTEMS);
        }
        if (together.countOfTags() > Math.max(TagChange.MOST_TAGS, known.countOfTags())) {
            throw TagsRefused.tooMany(TagChange.MOST_TAGS);
        }
    }

    private static <T> Instant after(Optional<T> known, Function<T, Instant> at, Clock clock) {
        return Moment.after(known.map(at), clock);
    }

    private static <T> List<T> found(List<T> said, Function<T, Optional<T>> known) {
        return said.stream().flatMap(one -> known.apply(one).stream()).toList();
    }
}
