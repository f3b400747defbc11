package dev.scrm.contact.contact;

import static java.util.Comparator.naturalOrder;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what was said of a contact at once: what stands goes back to what it was before, what somebody has changed since
 * stays. Each step is a fact with its time, so that it may be taken back twice, and comes late to nobody. A contact that was born of
 * it, and of which nothing else is said, is nobody afterwards.
 *
 * @param born true when there was nobody before
 * @param identities under what it was said to be known
 * @param said what else was said
 * @param before what was known of the same things then
 */
public record TakeBack(boolean born, List<Identity> identities, Statements said, Statements before) {
    private static final String HOW = "import-undone";
    private static final String BECAUSE = "撤销导入";

    /**
     * What taking it back means to the contact as it is.
     *
     * @param kept what stays, such as {@code fields.birthday}, {@code stage} or {@code contact}
     */
    public record Outcome(List<ContactFact> facts, List<String> kept) {}

    /** What is said, each with its time: whoever tells it again says nothing new. */
    public List<ContactFact> facts() {
        List<ContactFact> facts = new ArrayList<>();
        identities.forEach(identity -> facts.add(new ContactFact.Identified(identity)));
        if (!said.equals(Statements.NONE)) {
            facts.add(new ContactFact.Stated(said, said.toldAt()));
        }
        return facts;
    }

    /** How many characters the values have, written down. */
    public int length() {
        return said.lengthOfFields() + before.lengthOfFields();
    }

    public TakeBack {
        identities = List.copyOf(identities);
    }

    /** Both at once, so that what is half taken back already is not taken for somebody else's: what was said last, and what was known first. */
    public TakeBack then(TakeBack later) {
        var both = Statements.joined(List.of(said, later.said));
        var last = new Statements(
                both.fields(),
                both.lastStage().stream().toList(),
                both.consents(),
                both.memberships(),
                both.tags(),
                both.name(),
                both.gender());
        var first = new Statements(
                first(said.fields(), before.fields(), later.before.fields(), FieldValue::fieldId),
                first(said.stages(), before.stages(), later.before.stages(), _ -> ""),
                first(said.consents(), before.consents(), later.before.consents(), ConsentStatement::about),
                first(said.memberships(), before.memberships(), later.before.memberships(), Membership::system),
                List.of(),
                said.name() == null ? later.before.name() : before.name(),
                said.gender() == null ? later.before.gender() : before.gender());
        var all = Stream.concat(identities.stream(), later.identities.stream()).toList();
        return new TakeBack(born || later.born, all, last, first);
    }

    /** What was known before of what was said first, and of the rest what was known later. */
    private static <T> List<T> first(List<T> said, List<T> known, List<T> knownLater, Function<T, Object> about) {
        var saidOf = said.stream().map(about).toList();
        return Stream.concat(known.stream(), knownLater.stream().filter(one -> !saidOf.contains(about.apply(one))))
                .toList();
    }

    /** Nothing of a contact that was merged: whose it was and whose it is cannot be told apart any more. Of one that was erased nothing is left. */
    public Outcome of(Contact contact, Clock clock) {
        if (contact.isMerged()) {
            return new Outcome(List.of(), List.of("merged"));
        }
        if (contact.isErased()) {
            return new Outcome(List.of(), List.of());
        }
        var known = contact.person().statements();
        return new TakeBack(born, identities, said, known.standingIn(before)).of(contact, known, clock);
    }

    private Outcome of(Contact contact, Statements known, Clock clock) {
        List<String> kept = new ArrayList<>();
        var undone = new Statements(
                fields(known, kept, clock),
                stage(known, kept, clock),
                consents(known, kept, clock),
                memberships(known, kept, clock),
                tags(known, kept, clock),
                profile(Statements.NAME, said.name(), before.name(), known.name(), kept, clock),
                profile(Statements.GENDER, said.gender(), before.gender(), known.gender(), kept, clock));
        undone = undone.with(overtaken(known, undone));
        List<ContactFact> facts = new ArrayList<>();
        if (!undone.equals(Statements.NONE)) {
            facts.add(new ContactFact.Stated(undone, undone.toldAt()));
        }
        boolean stays = born && kept.isEmpty() && isKnownBesides(contact, undone);
        if (stays || (born && !kept.isEmpty())) {
            kept.add("contact");
        } else {
            identities.forEach(
                    identity -> identity(contact, identity, kept, clock).ifPresent(facts::add));
        }
        return new Outcome(List.copyOf(facts), List.copyOf(kept));
    }

    /** What somebody has said something else of since: whoever takes that back shall not bring this back. */
    private List<TakenBack> overtaken(Statements known, Statements undone) {
        return Stream.of(
                        said.fields().stream().map(FieldValue::about),
                        said.stages().stream().map(_ -> Statements.STAGE),
                        said.memberships().stream().map(Membership::about),
                        Stream.ofNullable(said.name()).map(_ -> Statements.NAME),
                        Stream.ofNullable(said.gender()).map(_ -> Statements.GENDER))
                .flatMap(things -> things)
                .distinct()
                .filter(what -> undone.only(what::equals).equals(Statements.NONE))
                .map(what -> new TakenBack(what, said.only(what::equals).toldAt(), before.only(what::equals)))
                .filter(one -> !known.takenBack().contains(one))
                .toList();
    }

    private List<FieldValue> fields(Statements known, List<String> kept, Clock clock) {
        List<FieldValue> undone = new ArrayList<>();
        for (var one : said.fields()) {
            var now = known.field(one.fieldId());
            var first = before.field(one.fieldId());
            var then = first.map(FieldValue::value);
            if (now.filter(value -> speaks(value, one)).isPresent()) {
                var at = Moment.after(now.map(FieldValue::at), clock);
                var source = first.map(FieldValue::source).orElse(one.source());
                undone.add(new FieldValue(one.fieldId(), then.orElse(null), one.weight(), source, at));
            } else if (!now.map(FieldValue::value).equals(then)) {
                kept.add(one.about());
            }
        }
        return undone;
    }

    private static boolean speaks(FieldValue now, FieldValue then) {
        return now.source().equals(then.source()) && Objects.equals(now.value(), then.value());
    }

    private List<StageChange> stage(Statements known, List<String> kept, Clock clock) {
        if (said.stages().isEmpty()) {
            return List.of();
        }
        var one = said.stages().getFirst();
        var now = known.lastStage();
        if (now.filter(change -> Objects.equals(change.stage(), one.stage())
                        && change.by().equals(one.by()))
                .isPresent()) {
            var at = Moment.after(now.map(StageChange::at), clock);
            var by = before.lastStage().map(StageChange::by).orElse(one.by());
            return List.of(new StageChange(before.stage().orElse(null), BECAUSE, by, at));
        }
        if (!known.stage().equals(before.stage())) {
            kept.add(Statements.STAGE);
        }
        return List.of();
    }

    /** What was said counts no more: what was known before stands again by itself, and of whom nothing was known nothing is. */
    private List<ConsentStatement> consents(Statements known, List<String> kept, Clock clock) {
        var undone = known.consents().stream()
                .filter(one -> said.consents().contains(one))
                .filter(one -> known.takenBackAt(one).isEmpty())
                .map(one -> one.takenBack(HOW, BECAUSE, Moment.after(known.lastOfConsent(one.about()), clock)))
                .toList();
        var left = Statements.joined(List.of(known, Statements.ofConsents(undone)));
        for (var one : said.standingConsents()) {
            var then = before.consent(one.about()).map(ConsentStatement::given);
            left.consent(one.about())
                    .filter(now -> now.at().isAfter(one.at()))
                    .filter(now -> !then.equals(Optional.of(now.given())))
                    .ifPresent(_ -> kept.add(one.about().words()));
        }
        return undone;
    }

    private List<Membership> memberships(Statements known, List<String> kept, Clock clock) {
        List<Membership> undone = new ArrayList<>();
        for (var one : said.memberships()) {
            var now = known.membership(one.system());
            var then = before.membership(one.system());
            if (now.filter(membership ->
                            membership.reads(one) && membership.source().equals(one.source()))
                    .isPresent()) {
                var at = Moment.after(now.map(Membership::at), clock);
                undone.add(again(one, then.orElse(null), at));
            } else if (!now.map(membership -> membership.reads(again(one, then.orElse(null), one.at())))
                    .orElse(then.isEmpty())) {
                kept.add(one.about());
            }
        }
        return undone;
    }

    /** Only what the person bears because of the import: what somebody else gave stays. */
    private List<TagStatement> tags(Statements known, List<String> kept, Clock clock) {
        List<TagStatement> undone = new ArrayList<>();
        for (var one : said.tags()) {
            var tagId = one.about().tagId();
            var given = known.tags().stream()
                    .filter(told -> told.about().equals(one.about())
                            && told.tagged()
                            && told.because().equals(one.because()))
                    .map(TagStatement::at)
                    .max(naturalOrder());
            var left = new ArrayList<>(known.tags());
            if (given.isPresent()) {
                var end = TagStatement.own(tagId, false, one.because(), Moment.after(given, clock));
                undone.add(end);
                left.add(end);
            }
            // Somebody else gave it as well.
            if (Statements.ofTags(left)
                    .ownTag(tagId)
                    .filter(TagStatement::tagged)
                    .isPresent()) {
                kept.add("tags." + tagId);
            }
        }
        return undone;
    }

    private static <T> @Nullable ProfileStatement<T> profile(
            String what,
            @Nullable ProfileStatement<T> said,
            @Nullable ProfileStatement<T> before,
            @Nullable ProfileStatement<T> known,
            List<String> kept,
            Clock clock) {
        if (said == null) {
            return null;
        }
        var then = before == null ? null : before.value();
        if (known != null && known.says(said)) {
            var source = before == null ? said.source() : before.source();
            return new ProfileStatement<>(then, source, Moment.after(Optional.of(known.at()), clock));
        }
        if (!Objects.equals(known == null ? null : known.value(), then)) {
            kept.add(what);
        }
        return null;
    }

    private static Membership again(Membership said, @Nullable Membership then, Instant at) {
        return then == null
                ? new Membership(said.system(), null, null, true, said.source(), at)
                : new Membership(said.system(), then.level(), then.points(), then.ended(), then.source(), at);
    }

    private Optional<ContactFact> identity(Contact contact, Identity identity, List<String> kept, Clock clock) {
        var known = contact.facts().identities().stream()
                .filter(one -> one.key().equals(identity.key()))
                .findFirst();
        if (known.filter(Identity::stands).isEmpty()) {
            return Optional.empty();
        }
        if (!isAsItWasSaid(known.get())) {
            kept.add("identities." + identity.key().type().word());
            return Optional.empty();
        }
        var at = Moment.after(known.map(Identity::toldAt), clock);
        return Optional.of(new ContactFact.IdentityWithdrawn(known.get(), at));
    }

    /** Whoever said it first stands as its source; what tells who said it last is when. */
    private boolean isAsItWasSaid(Identity known) {
        return identities.stream()
                .anyMatch(one ->
                        one.key().equals(known.key()) && one.toldAt().equals(known.toldAt()) && !known.verified());
    }

    /** What is said of it besides what is taken back now. */
    private boolean isKnownBesides(Contact contact, Statements undone) {
        var left = Statements.joined(List.of(contact.person().statements(), undone));
        return contact.facts().external() != null
                || !contact.aliases().isEmpty()
                || !contact.facts().standingIdentities().stream().allMatch(this::isAsItWasSaid)
                || !left.standingFields().isEmpty()
                || left.statedName().isPresent()
                || left.statedGender().isPresent()
                || left.stage().isPresent()
                || !left.standingConsents().isEmpty()
                || !left.standingMemberships().isEmpty()
                || left.bearsOwnTags();
    }
}
