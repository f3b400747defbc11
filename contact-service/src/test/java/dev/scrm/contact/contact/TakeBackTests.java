package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CHEN;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.consent;
import static dev.scrm.contact.contact.ContactFixtures.contact;
import static dev.scrm.contact.contact.ContactFixtures.decide;
import static dev.scrm.contact.contact.ContactFixtures.edit;
import static dev.scrm.contact.contact.ContactFixtures.member;
import static dev.scrm.contact.contact.ContactFixtures.moved;
import static dev.scrm.contact.contact.ContactFixtures.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ConsentStatement.About;
import dev.scrm.contact.contact.ContactEvent.ConsentChanged;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a file said is taken back as if it had never been said. */
class TakeBackTests {
    private static final About SMS = new About(ConsentChannel.SMS, ConsentPurpose.MARKETING);

    private final MutableClock clock = MutableClock.at("2026-11-23T08:00:00Z");
    private Contact contact = contact(edit(MORNING));

    @BeforeEach
    void aContactOfWhomNothingWasSaid() {
        contact = contact(edit(MORNING));
    }

    @Test
    void leavesAConsentUnknownOfWhichOnlyTheFileKnew() {
        for (boolean given : List.of(true, false)) {
            var row = imported(given);

            var events = undo(row);

            assertThat(given()).isEmpty();
            assertThat(contact.snapshot().consents()).isEmpty();
            assertThat(events)
                    .filteredOn(ConsentChanged.class::isInstance)
                    .singleElement()
                    .satisfies(event -> {
                        var told = ((ConsentChanged) event).statement();
                        assertThat(told.states()).isFalse();
                        assertThat(told.given()).isFalse();
                        assertThat(told.at()).isEqualTo(clock.instant());
                    });
        }
    }

    @Test
    void bringsBackWhatWasSaidBeforeWithWhatShowsIt() {
        contact = decide(contact, consent(SMS.channel(), SMS.purpose(), true, at(1)))
                .state();
        var before = contact.person().statements().consent(SMS);
        var row = imported(false);

        var events = undo(row);

        assertThat(contact.person().statements().consent(SMS)).isEqualTo(before);
        assertThat(events)
                .filteredOn(ConsentChanged.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    var told = ((ConsentChanged) event).statement();
                    assertThat(told.given()).isTrue();
                    assertThat(told.states()).isTrue();
                    assertThat(told.at()).isEqualTo(clock.instant());
                });
    }

    /** Somebody comes late with what was said before the undoing, of which the file and its undoing know nothing. */
    @Test
    void hidesNothingThatSomebodyElseSaid() {
        undo(imported(false));

        contact = decide(contact, consent(SMS.channel(), SMS.purpose(), true, at(1)))
                .state();

        assertThat(given()).contains(true);
    }

    @Test
    void keepsARefusalThatSomebodyNotedSince() {
        var row = imported(true);
        clock.advance(Duration.ofMinutes(1));
        contact = decide(contact, consent(SMS.channel(), SMS.purpose(), false, clock.instant()))
                .state();

        var outcome = row.of(contact, clock);

        assertThat(outcome.kept()).containsExactly("consents.sms.marketing");
        undo(row);
        assertThat(given()).contains(false);
    }

    @Test
    void isTakenBackOnce() {
        var row = imported(true);
        undo(row);

        assertThat(row.of(contact, clock).facts()).isEmpty();
    }

    @Test
    void saysTheSameAnewAfterItWasTakenBack() {
        undo(imported(true));

        imported(true);

        assertThat(given()).contains(true);
    }

    @Property(tries = 50)
    void comesToTheSameInWhateverOrderItBecomesKnown(@ForAll long seed, @ForAll boolean given) {
        contact = contact(edit(MORNING));
        var row = imported(given);
        List<ContactFact> facts = new ArrayList<>(row.facts());
        facts.addAll(row.of(contact, clock).facts());
        facts.add(consent(SMS.channel(), SMS.purpose(), !given, at(1)));
        facts.addAll(List.copyOf(facts));
        Collections.shuffle(facts, new Random(seed));

        contact = contact(edit(MORNING));
        facts.forEach(fact -> contact = decide(contact, fact).state());

        assertThat(given()).contains(!given);
    }

    @Test
    void leavesNothingOfTwoFilesInWhateverOrderTheyAreTakenBack() {
        var first = imported(true);
        var second = imported(false);
        var both = contact;

        undo(first);
        undo(second);
        assertThat(given()).isEmpty();

        contact = both;
        undo(second);
        assertThat(given()).contains(true);
        undo(first);
        assertThat(given()).isEmpty();
    }

    /** What only the last statement is kept of: what another file said of it since is no reason to bring the first back. */
    @Test
    void leavesNothingOfThreeFilesThatSayMoreInWhateverOrderTheyAreTakenBack() {
        for (var order : List.of("012", "021", "102", "120", "201", "210")) {
            contact =
                    contact(edit(MORNING), named("明", at(1)), moved("new", at(1)), member("mall", "silver", 1L, at(1)));
            var before = known();
            var rows = List.of(
                    row("一", "interested", "gold", "user:" + LIN),
                    row("二", "customer", "black", "user:" + CHEN),
                    row("一", "new", "silver", "program:erp"));

            order.chars().forEach(one -> undo(rows.get(one - '0')));

            assertThat(known()).as(order).isEqualTo(before);
        }
    }

    @Test
    void bringsBackWhatAPersonSaidBetweenTwoFiles() {
        var first = row("一", "interested", "gold", "user:" + LIN);
        clock.advance(Duration.ofMinutes(1));
        contact = decide(contact, named("明", clock.instant())).state();
        var second = row("二", "customer", "black", "user:" + CHEN);

        undo(first);
        undo(second);

        assertThat(known()).isEqualTo("明 null []");
    }

    private String known() {
        var statements = contact.person().statements();
        return "%s %s %s"
                .formatted(
                        statements.statedName().orElse(null),
                        statements.stage().orElse(null),
                        statements.standingMemberships().stream()
                                .map(Membership::level)
                                .toList());
    }

    private TakeBack row(String name, String stage, String level, String by) {
        return imported(
                new SaidAtOnce(
                        NameAndGender.of(name, null),
                        List.of(),
                        stage,
                        Map.of(),
                        List.of(new SaidAtOnce.Level("mall", level, null)),
                        List.of()),
                by);
    }

    private TakeBack imported(boolean given) {
        return imported(
                new SaidAtOnce(
                        NameAndGender.of(null, null),
                        List.of(),
                        null,
                        Map.of(SMS, SaidAtOnce.Consent.ofRow(given)),
                        List.of(),
                        List.of()),
                "user:" + LIN);
    }

    private TakeBack imported(SaidAtOnce said, String name) {
        clock.advance(Duration.ofMinutes(1));
        var by = new SaidOfPerson.By(name, "导入 a.csv 第 2 行", "import:one", "import:one", _ -> false);
        var row = new SaidOfPerson(List.of(), said).newsOf(Optional.of(contact), false, by, clock);
        row.facts().forEach(fact -> contact = decide(contact, fact).state());
        return row;
    }

    private List<ContactEvent> undo(TakeBack row) {
        clock.advance(Duration.ofMinutes(1));
        List<ContactEvent> events = new ArrayList<>();
        for (var fact : row.of(contact, clock).facts()) {
            var decision = decide(contact, fact);
            events.addAll(decision.events());
            contact = decision.state();
        }
        return events;
    }

    private Optional<Boolean> given() {
        return contact.person().statements().consent(SMS).map(ConsentStatement::given);
    }
}
