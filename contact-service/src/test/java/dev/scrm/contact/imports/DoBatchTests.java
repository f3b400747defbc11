package dev.scrm.contact.imports;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.InMemoryContacts;
import dev.scrm.contact.contact.Statements;
import dev.scrm.contact.contact.TakeBack;
import dev.scrm.contact.identity.ClaimIdentities;
import dev.scrm.contact.identity.IdentityClaim;
import dev.scrm.contact.identity.InMemoryIdentityClaims;
import dev.scrm.contact.identity.InMemoryMergeProposals;
import dev.scrm.contact.identity.MergeContacts;
import dev.scrm.platform.test.MutableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoBatchTests {
    private static final ContactId WANG = new ContactId(CORP, "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60");
    private static final ContactId LI = new ContactId(CORP, "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c61");
    private static final IdentityKey PHONE = new IdentityKey(IdentityType.PHONE, "", "+8613800000001");
    private static final IdentityKey EMAIL = new IdentityKey(IdentityType.EMAIL, "", "wang@example.com");
    private static final IdentityKey ANOTHER_EMAIL = new IdentityKey(IdentityType.EMAIL, "", "li@example.com");

    private final MutableClock clock = MutableClock.at(at(60));
    private final InMemoryContacts contacts = new InMemoryContacts();
    private final InMemoryIdentityClaims claims = new InMemoryIdentityClaims();
    private final DoBatch doBatch = new DoBatch(
            contacts,
            new ClaimIdentities(
                    contacts,
                    claims,
                    new MergeContacts(contacts, clock),
                    new InMemoryMergeProposals(),
                    List.of(),
                    clock));

    @Test
    void makesNothingOfWhoeverIsErasedBetweenPlanAndDeed() {
        contacts.decideAll(
                CORP,
                Map.of(
                        WANG.value(),
                        known -> Contact.decide(known, WANG, new ContactFact.Identified(said(PHONE, MORNING)))));
        var planned = new Journal(
                Position.START,
                Position.END,
                List.of(note(2, WANG, false, EMAIL), note(3, LI, true, ANOTHER_EMAIL)),
                List.of(),
                new Counts(2, 1, 1, 0, 0));
        contacts.update(WANG, contact -> contact.erase("e-1", at(50)));

        var counts = doBatch.carryOut(CORP, planned);

        assertThat(counts).isEqualTo(new Counts(2, 1, 0, 1, 0));
        assertThat(contacts.find(WANG)).get().matches(Contact::isErased);
        assertThat(claims.find(CORP, List.of(PHONE, EMAIL, ANOTHER_EMAIL)).values())
                .containsExactly(new IdentityClaim(ANOTHER_EMAIL, LI.value(), false));
    }

    private static Note note(int row, ContactId contact, boolean born, IdentityKey key) {
        return new Note(
                row, contact.value(), new TakeBack(born, List.of(said(key, at(40))), Statements.NONE, Statements.NONE));
    }

    private static Identity said(IdentityKey key, Instant at) {
        return new Identity(key, false, "import:one", at);
    }
}
