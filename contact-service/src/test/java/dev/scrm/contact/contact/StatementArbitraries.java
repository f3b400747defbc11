package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CHEN;
import static dev.scrm.contact.contact.ContactFixtures.GOLD;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.WANG;

import dev.scrm.contact.field.Value;
import dev.scrm.contact.field.Weight;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** What may be said of a contact: few things at few instants, so that many meet. */
final class StatementArbitraries {
    private StatementArbitraries() {}

    /** One thing said. */
    static Arbitrary<Statements> statements() {
        return Arbitraries.oneOf(
                fields(), stages(), consents(), memberships(), tags(), names(), genders(), takenBack());
    }

    private static Arbitrary<Statements> fields() {
        var values = Arbitraries.of(
                        new Value.Text("a"),
                        new Value.Text("b"),
                        new Value.Numeric(BigDecimal.ONE),
                        new Value.Flag(true),
                        new Value.Choices(List.of("dry")))
                .map(Value.class::cast)
                .injectNull(0.2);
        var weights = Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 2))
                .as(Weight::new);
        return Combinators.combine(Arbitraries.of("birthday", "vip"), values, weights, people(), times())
                .as((id, value, weight, source, at) ->
                        Statements.ofFields(List.of(new FieldValue(id, value, weight, source, at))));
    }

    private static Arbitrary<Statements> stages() {
        return Combinators.combine(
                        Arbitraries.of("new", "interested", "lost"),
                        Arbitraries.of("asked", "left").injectNull(0.5),
                        people(),
                        times())
                .as((stage, because, by, at) -> Statements.of(new StageChange(stage, because, by, at)));
    }

    private static Arbitrary<Statements> consents() {
        var about = Combinators.combine(
                        Arbitraries.of(ConsentChannel.WECOM, ConsentChannel.SMS),
                        Arbitraries.of(ConsentPurpose.MARKETING, ConsentPurpose.SHARING))
                .as(ConsentStatement.About::new);
        return Combinators.combine(
                        about,
                        Arbitraries.of(true, false),
                        Arbitraries.of("web-form", "phone-call"),
                        Arbitraries.of("form-17").injectNull(0.5),
                        people(),
                        times(),
                        times().injectNull(0.6))
                .as((pair, given, source, evidence, by, at, takesBack) -> Statements.of(
                        new ConsentStatement(pair, given && takesBack == null, source, evidence, by, at, takesBack)));
    }

    private static Arbitrary<Statements> memberships() {
        return Combinators.combine(
                        Arbitraries.of("mall", "erp"),
                        Arbitraries.of("gold", "silver").injectNull(0.3),
                        Arbitraries.longs().between(0, 3).injectNull(0.3),
                        Arbitraries.of(true, false, false),
                        people(),
                        times())
                .as((system, level, points, ended, source, at) ->
                        Statements.of(new Membership(system, level, points, ended, source, at)));
    }

    private static Arbitrary<Statements> names() {
        return Combinators.combine(Arbitraries.of("王小明", "王明").injectNull(0.3), people(), times())
                .as((name, source, at) -> Statements.of(new ProfileStatement<>(name, source, at), null));
    }

    private static Arbitrary<Statements> genders() {
        return Combinators.combine(Arbitraries.of(Gender.MALE, Gender.FEMALE).injectNull(0.3), people(), times())
                .as((gender, source, at) -> Statements.of(null, new ProfileStatement<>(gender, source, at)));
    }

    private static Arbitrary<Statements> takenBack() {
        return Combinators.combine(names(), times())
                .as((before, at) -> Statements.NONE.with(List.of(new TakenBack(Statements.NAME, at, before))));
    }

    /** Of the corp's own, and of relations that the contact may have or not. */
    static Arbitrary<Statements> tags() {
        var relations = Combinators.combine(Arbitraries.of(WANG, "wmEXAMPLE0"), Arbitraries.of(LIN, CHEN))
                .as(RelationKey::new)
                .injectNull(0.5);
        var abouts = Combinators.combine(Arbitraries.of("fan", GOLD), relations).as(TagStatement.About::new);
        return Combinators.combine(
                        abouts,
                        Arbitraries.of(true, true, false),
                        Arbitraries.of("auto-tag:fans", "auto-tag:new", "user:" + LIN, TagStatement.EXPIRED),
                        times(),
                        times().injectNull(0.6),
                        times().injectNull(0.5),
                        Arbitraries.of("mark-1", "mark-2").injectNull(0.3))
                .as((about, tagged, because, at, expiresAt, since, mark) -> Statements.ofTags(List.of(
                        new TagStatement(about, tagged, because, at, List.of(), expiresAt, since, mark(about, mark)))));
    }

    /** A command is about one relation. */
    private static @Nullable String mark(TagStatement.About about, @Nullable String mark) {
        var relation = about.relation();
        return relation == null || mark == null ? null : mark + relation;
    }

    private static Arbitrary<String> people() {
        return Arbitraries.of("user:" + LIN, "user:" + CHEN, "program:shop");
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.integers().between(0, 6).map(ContactFixtures::at);
    }
}
