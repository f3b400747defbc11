package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.IDS;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ContactEvent.SnapshotTaken;
import dev.scrm.contact.contact.ContactFact.Identified;
import dev.scrm.contact.contact.ContactFact.IdentityWithdrawn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is known of a person's identities is the same in whatever order it is said and taken back. */
class WithdrawalConvergenceTests {
    private static final IdentityKey PHONE = new IdentityKey(IdentityType.PHONE, "", "+8613800000001");
    private static final IdentityKey EMAIL = new IdentityKey(IdentityType.EMAIL, "", "a@example.com");
    private static final ContactId ID = IDS.firstContact(CORP, PHONE);

    @Property(tries = 500)
    void anyOrderAndRepetitionMakesTheSame(@ForAll("histories") List<ContactFact> history, @ForAll Random random) {
        var shaken = new ArrayList<>(history);
        history.stream().filter(_ -> random.nextBoolean()).forEach(shaken::add);
        Collections.shuffle(shaken, random);

        var one = contact(history);
        var other = contact(shaken);

        assertThat(other.facts()).isEqualTo(one.facts());
        assertThat(other.isWithdrawn()).isEqualTo(one.isWithdrawn());
        assertThat(other.snapshot()).isEqualTo(one.snapshot());
    }

    @Property(tries = 500)
    void theLastSnapshotTellsWhetherItIsSomebody(@ForAll("histories") List<ContactFact> history) {
        Contact contact = null;
        Snapshot told = null;
        for (var fact : history) {
            var decision = Contact.decide(contact, ID, fact);
            contact = decision.state();
            for (var event : decision.events()) {
                if (event instanceof SnapshotTaken(var snapshot)) {
                    told = snapshot;
                }
            }
        }

        assertThat(told).isEqualTo(contact.snapshot());
        assertThat(told.withdrawn()).isEqualTo(contact.isWithdrawn());
        assertThat(contact.isWithdrawn())
                .isEqualTo(contact.person().identities().isEmpty());
    }

    @Test
    void isSomebodyAgainOnceSomebodySaysSoLater() {
        var said = new Identity(PHONE, false, "import:1", at(1));
        var mail = new Identity(EMAIL, false, "import:1", at(1));
        var gone = contact(List.of(
                new Identified(said),
                new Identified(mail),
                new IdentityWithdrawn(said, at(2)),
                new IdentityWithdrawn(mail, at(2))));
        assertThat(gone.isWithdrawn()).isTrue();

        var late = Contact.decide(gone, ID, new Identified(new Identity(PHONE, true, "shop", at(0))));
        assertThat(late.state().isWithdrawn()).isTrue();
        var back = Contact.decide(gone, ID, new Identified(new Identity(PHONE, false, "shop", at(3))));

        assertThat(back.state().isWithdrawn()).isFalse();
        assertThat(back.state().person().identities()).extracting(Identity::key).containsExactly(PHONE);
        assertThat(back.events())
                .hasAtLeastOneElementOfType(ContactEvent.ContactIdentified.class)
                .hasAtLeastOneElementOfType(SnapshotTaken.class);
    }

    private static Contact contact(List<ContactFact> facts) {
        Contact contact = null;
        for (var fact : facts) {
            contact = Contact.decide(contact, ID, fact).state();
        }
        return contact;
    }

    @Provide
    Arbitrary<List<ContactFact>> histories() {
        var identities = Combinators.combine(
                        Arbitraries.of(PHONE, EMAIL),
                        Arbitraries.of(true, false),
                        Arbitraries.of("import:1", "shop"),
                        Arbitraries.integers().between(0, 6).map(ContactFixtures::at))
                .as(Identity::new);
        Arbitrary<ContactFact> said = identities.map(Identified::new);
        Arbitrary<ContactFact> withdrawn = Combinators.combine(
                        identities, Arbitraries.integers().between(0, 6).map(ContactFixtures::at))
                .as(IdentityWithdrawn::new);
        return Arbitraries.<ContactFact>oneOf(said, said, withdrawn)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(ArrayList::new);
    }
}
