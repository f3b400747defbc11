package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.consent;
import static dev.scrm.contact.contact.ContactFixtures.contact;
import static dev.scrm.contact.contact.ContactFixtures.decide;
import static dev.scrm.contact.contact.ContactFixtures.edit;
import static dev.scrm.contact.contact.ContactFixtures.moved;
import static dev.scrm.contact.contact.ContactFixtures.stated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ContactEvent.ConsentChanged;
import dev.scrm.contact.contact.ContactEvent.ContactTagged;
import dev.scrm.contact.contact.ContactEvent.ContactUntagged;
import dev.scrm.contact.contact.ContactEvent.MembershipChanged;
import dev.scrm.contact.contact.ContactEvent.ProfileChanged;
import dev.scrm.contact.contact.ContactEvent.SnapshotTaken;
import dev.scrm.contact.contact.ContactEvent.StageChanged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is said of a contact is the same person's whoever says it first, late, or once more. */
class StatementConvergenceTests {
    @Property(tries = 500)
    void anyOrderAndRepetitionMakesTheSame(@ForAll("said") List<Statements> said, @ForAll Random random) {
        var shaken = new ArrayList<>(said);
        said.stream().filter(_ -> random.nextBoolean()).forEach(shaken::add);
        Collections.shuffle(shaken, random);

        assertThat(known(shaken).facts()).isEqualTo(known(said).facts());
    }

    @Property(tries = 500)
    void partsJoinToTheSameWhicheverJoinFirst(
            @ForAll("said") List<Statements> one,
            @ForAll("said") List<Statements> other,
            @ForAll("said") List<Statements> third) {
        var a = Statements.joined(one);
        var b = Statements.joined(other);
        var c = Statements.joined(third);

        assertThat(join(a, b)).isEqualTo(join(b, a));
        assertThat(join(join(a, b), c)).isEqualTo(join(a, join(b, c)));
        assertThat(join(a, a)).isEqualTo(a);
        assertThat(join(a, Statements.NONE)).isEqualTo(a);
    }

    @Property(tries = 300)
    void theSameOnceMoreChangesNothing(@ForAll("said") List<Statements> said) {
        var contact = known(said);

        for (var one : said) {
            assertThat(decide(contact, stated(one)).changed()).isFalse();
        }
    }

    @Property(tries = 500)
    void whoHearsTheEventsKnowsHowThePersonStands(@ForAll("said") List<Statements> said) {
        var contact = contact(edit(MORNING));
        String stage = null;
        var consents = new HashMap<ConsentStatement.About, Optional<Boolean>>();
        var memberships = new HashMap<String, Membership>();
        var tags = new HashSet<String>();
        var snapshot = contact.snapshot();
        var name = "";

        for (var one : said) {
            var decision = decide(contact, stated(one));
            contact = decision.state();
            for (var event : decision.events()) {
                switch (event) {
                    case StageChanged(var from, var change) -> {
                        assertThat(from).isEqualTo(stage).isNotEqualTo(change.stage());
                        stage = change.stage();
                    }
                    case ConsentChanged(var statement) -> {
                        var given = Optional.of(statement.given()).filter(_ -> statement.states());
                        var before = consents.put(statement.about(), given);
                        assertThat(before).isNotEqualTo(given);
                    }
                    case MembershipChanged(var membership) -> memberships.put(membership.system(), membership);
                    case ProfileChanged(var called, var _) -> name = called;
                    case SnapshotTaken(var taken) -> snapshot = taken;
                    case ContactTagged(var tag) ->
                        assertThat(tags.add(tag.tagId())).isTrue();
                    case ContactUntagged gone ->
                        assertThat(tags.remove(gone.tagId())).isTrue();
                    default -> throw new AssertionError("Expected news of statements only but heard " + event);
                }
            }
        }

        var now = contact.person().statements();
        assertThat(now.stage().orElse(null)).isEqualTo(stage);
        assertThat(now.standingConsents())
                .allSatisfy(one -> assertThat(consents).containsEntry(one.about(), Optional.of(one.given())));
        assertThat(consents.values().stream().flatMap(Optional::stream)).hasSameSizeAs(now.standingConsents());
        assertThat(now.standingMemberships())
                .allSatisfy(one ->
                        assertThat(memberships.get(one.system()).reads(one)).isTrue());
        assertThat(memberships.values().stream().filter(one -> !one.ended())).hasSameSizeAs(now.standingMemberships());
        assertThat(tags).containsExactlyInAnyOrderElementsOf(contact.snapshot().tagIds());
        assertThat(contact.snapshot()).isEqualTo(snapshot);
        assertThat(now.statedName().orElse("")).isEqualTo(name);
    }

    @Property(tries = 50)
    void keepsTheLastOfLongHistoriesInWhateverOrderTheyCome(@ForAll Random random) {
        var facts = new ArrayList<ContactFact>();
        IntStream.range(0, 60).forEach(i -> facts.add(moved("s" + i, at(i))));
        IntStream.range(0, 25)
                .forEach(i -> facts.add(consent(ConsentChannel.SMS, ConsentPurpose.MARKETING, i % 2 == 0, at(i))));
        Collections.shuffle(facts, random);
        facts.addFirst(edit(MORNING));

        var statements = contact(facts).person().statements();

        assertThat(statements.stages())
                .extracting(StageChange::stage)
                .containsExactlyElementsOf(
                        IntStream.range(10, 60).mapToObj(i -> "s" + i).toList());
        assertThat(statements.consents())
                .extracting(ConsentStatement::at)
                .containsExactlyElementsOf(
                        IntStream.range(5, 25).mapToObj(ContactFixtures::at).toList());
    }

    @Test
    void takesAWithdrawalForTheLastWordOfItsInstant() {
        var withdrawal = consent(ConsentChannel.SMS, ConsentPurpose.MARKETING, false, at(1));
        var consent = consent(ConsentChannel.SMS, ConsentPurpose.MARKETING, true, at(1));

        for (var order : List.of(List.of(withdrawal, consent), List.of(consent, withdrawal))) {
            var facts = new ArrayList<ContactFact>(order);
            facts.addFirst(edit(MORNING));

            assertThat(contact(facts).snapshot().consents())
                    .singleElement()
                    .satisfies(one -> assertThat(one.given()).isFalse());
        }
    }

    private static Contact known(List<Statements> said) {
        var facts = new ArrayList<ContactFact>();
        facts.add(edit(MORNING));
        said.forEach(one -> facts.add(stated(one)));
        return contact(facts);
    }

    private static Statements join(Statements one, Statements other) {
        return Statements.joined(List.of(one, other));
    }

    @Provide
    Arbitrary<List<Statements>> said() {
        return Arbitraries.lazy(StatementArbitraries::statements)
                .list()
                .ofMaxSize(12)
                .map(ArrayList::new);
    }
}
