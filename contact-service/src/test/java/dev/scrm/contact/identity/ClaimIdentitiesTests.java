package dev.scrm.contact.identity;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.IDS;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactsContract.learned;
import static dev.scrm.contact.identity.MergeProposal.Status.MERGED;
import static dev.scrm.contact.identity.MergeProposal.Status.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactFact.Identified;
import dev.scrm.contact.contact.ContactFact.IdentityWithdrawn;
import dev.scrm.contact.contact.ContactFact.Stated;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.ContactRefused;
import dev.scrm.contact.contact.FieldValue;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.InMemoryContacts;
import dev.scrm.contact.contact.MergeToSettle;
import dev.scrm.contact.contact.Statements;
import dev.scrm.contact.field.Value;
import dev.scrm.contact.field.Weight;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.test.MutableClock;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClaimIdentitiesTests {
    private static final IdentityKey UNION_ID = new IdentityKey(IdentityType.UNION_ID, "", "oEXunion0001");
    private static final IdentityKey PHONE = new IdentityKey(IdentityType.PHONE, "", "+8613800000001");

    private final MutableClock clock = MutableClock.at(MORNING);
    private final InMemoryContacts contacts = new InMemoryContacts();
    private final InMemoryMergeProposals proposals = new InMemoryMergeProposals();
    private final MergeContacts mergeContacts = new MergeContacts(contacts, clock);
    private final InMemoryIdentityClaims claims = new InMemoryIdentityClaims();
    private final ClaimIdentities claimIdentities =
            new ClaimIdentities(contacts, claims, mergeContacts, proposals, List.of(), clock);
    private final CloseProposals closeProposals = new CloseProposals(proposals, contacts, clock);
    private final DecideOnProposal decideOnProposal = new DecideOnProposal(proposals, mergeContacts, clock);

    private final ContactId shopper = contact(IdentityType.MEMBER_ID, "m-17");
    private final ContactId reader = contact(IdentityType.OPEN_ID, "oEX1");
    private final ContactId visitor = contact(IdentityType.WEIBO, "w-3");

    @Test
    void mergesWhoHasTheSameIdentityForSureIntoTheBetterKnown() {
        identified(shopper, UNION_ID, true);
        identified(reader, UNION_ID, true);

        assertThat(mergeContacts.seenAs(shopper).id()).isEqualTo(reader);
        assertThat(proposals.list(CORP, OPEN, 10, null)).isEmpty();
    }

    @Test
    void mergesNobodyTwice() {
        identified(shopper, UNION_ID, true);
        identified(reader, UNION_ID, true);
        var raised = contacts.raised().size();

        claimIdentities.claim(CORP, List.of(shopper.value(), reader.value()));

        assertThat(contacts.raised()).hasSize(raised);
    }

    @Test
    void mergesAThirdIntoWhomTheFirstTwoAreSeenAs() {
        identified(shopper, UNION_ID, true);
        identified(reader, UNION_ID, true);
        identified(visitor, PHONE, true);
        identified(shopper, PHONE, true);

        assertThat(mergeContacts.seenAs(visitor).id()).isEqualTo(reader);
    }

    @Test
    void proposesWhatNobodyIsSureOf() {
        identified(shopper, PHONE, true);
        identified(visitor, PHONE, false);

        assertThat(mergeContacts.seenAs(shopper).id()).isEqualTo(shopper);
        assertThat(proposals.list(CORP, OPEN, 10, null)).singleElement().satisfies(proposal -> {
            assertThat(List.of(proposal.contactId(), proposal.otherContactId()))
                    .containsExactlyInAnyOrder(shopper.value(), visitor.value());
            assertThat(proposal.because()).isEqualTo("identity:phone");
        });
    }

    @Test
    void proposesWhenASurerOneTakesAnIdentityOver() {
        identified(visitor, PHONE, false);
        identified(shopper, PHONE, true);

        assertThat(mergeContacts.seenAs(visitor).id()).isEqualTo(visitor);
        assertThat(proposals.list(CORP, OPEN, 10, null)).hasSize(1);
    }

    @Test
    void proposesThoughWhoeverTookTheIdentityOverDiedBeforeItCameToThat() {
        identified(visitor, PHONE, false);
        know(shopper, PHONE, true);
        claims.claim(CORP, List.of(new IdentityClaim(PHONE, shopper.value(), true)));

        claimIdentities.claim(CORP, List.of(shopper.value()));

        assertThat(proposals.list(CORP, OPEN, 10, null)).hasSize(1);
    }

    @Test
    void proposesThoughTheOneFromWhomItWasTakenIsTheOnlyOneWhoRepeats() {
        identified(visitor, PHONE, false);
        know(shopper, PHONE, true);
        claims.claim(CORP, List.of(new IdentityClaim(PHONE, shopper.value(), true)));

        claimIdentities.claim(CORP, List.of(visitor.value()));

        assertThat(proposals.list(CORP, OPEN, 10, null)).hasSize(1);
    }

    @Test
    void comparesWhoInheritsAnIdentityWithTheOthersWhoClaimIt() {
        identified(shopper, PHONE, false);
        identified(reader, PHONE, false);
        identified(visitor, PHONE, false);
        assertThat(proposed()).doesNotContain(Set.of(reader.value(), visitor.value()));

        claimIdentities.release(CORP, List.of(takenBack(shopper, PHONE)));

        assertThat(proposed()).contains(Set.of(reader.value(), visitor.value()));
    }

    @Test
    void mergesWhoInheritsAnIdentityWithWhomItIsSureOfAsWell() {
        know(reader, UNION_ID, true);
        know(visitor, UNION_ID, true);
        know(shopper, UNION_ID, true);
        claims.claim(
                CORP,
                Stream.of(shopper, reader, visitor)
                        .map(id -> new IdentityClaim(UNION_ID, id.value(), true))
                        .toList());

        claimIdentities.release(CORP, List.of(takenBack(shopper, UNION_ID)));

        assertThat(mergeContacts.seenAs(visitor).id()).isEqualTo(reader);
    }

    @Test
    void comparesWhoInheritedAnIdentityThoughWhoeverGaveItBackDiedBeforeThat() {
        identified(shopper, PHONE, false);
        identified(reader, PHONE, false);
        identified(visitor, PHONE, false);
        var takenBack = takenBack(shopper, PHONE);
        claims.release(CORP, List.of(takenBack));

        claimIdentities.release(CORP, List.of(takenBack));

        assertThat(proposed()).contains(Set.of(reader.value(), visitor.value()));
    }

    @Test
    void proposesThoseWhoClaimWhoeverTheyAreSeenAsThen() {
        identified(visitor, PHONE, false);
        mergeContacts.merge(visitor, reader, "by:" + LIN);
        identified(shopper, PHONE, true);
        var proposal = proposals.list(CORP, OPEN, 10, null).getFirst();
        mergeContacts.unmerge(visitor, "by:" + LIN);

        decideOnProposal.accept(CORP, proposal.id(), LIN);

        assertThat(mergeContacts.seenAs(visitor).id())
                .isEqualTo(mergeContacts.seenAs(shopper).id());
        assertThat(mergeContacts.seenAs(reader).id()).isEqualTo(reader);
    }

    /** Everybody gave the number of the shop; it is said anew when there is room. */
    @Test
    void proposesOfOneContactOnlySoManyAndSaysSo() {
        identified(shopper, PHONE, true);
        IntStream.range(0, MergeProposals.MOST_OPEN)
                .forEach(i -> identified(contact(IdentityType.WEIBO, "c-" + i), PHONE, false));
        know(visitor, PHONE, false);

        assertThat(claimIdentities.claim(CORP, List.of(visitor.value())))
                .extracting(Refusal::code)
                .containsExactly("merge-proposals-too-many");
        var open = proposals.list(CORP, OPEN, 1_000, null);
        assertThat(open).hasSize(MergeProposals.MOST_OPEN);

        decideOnProposal.dismiss(CORP, open.getFirst().id(), LIN);
        assertThat(claimIdentities.claim(CORP, List.of(visitor.value()))).isEmpty();
        assertThat(proposals.openOf(CORP, List.of(visitor.value()))).hasSize(1);
    }

    @Test
    void closesWhatIsProposedOfTwoThatBecameOneOtherwise() {
        identified(shopper, PHONE, true);
        identified(visitor, PHONE, false);
        identified(reader, PHONE, false);
        assertThat(proposals.list(CORP, OPEN, 10, null)).hasSize(2);

        mergeContacts.merge(shopper, visitor, "by:" + LIN);
        closeProposals.close(CORP, Set.of(shopper.value(), visitor.value()));

        assertThat(proposals.list(CORP, OPEN, 10, null))
                .singleElement()
                .satisfies(left -> assertThat(List.of(left.contactId(), left.otherContactId()))
                        .contains(reader.value()));
        assertThat(proposals.list(CORP, MERGED, 10, null))
                .singleElement()
                .satisfies(closed -> assertThat(closed.decidedBy()).isNull());
    }

    @Test
    void proposesNoMoreWhatSomebodyParted() {
        identified(shopper, PHONE, true);
        identified(visitor, PHONE, false);
        mergeContacts.merge(shopper, visitor, "by:" + LIN);
        closeProposals.close(CORP, Set.of(visitor.value()));
        mergeContacts.unmerge(visitor, "by:" + LIN);

        claimIdentities.claim(CORP, List.of(shopper.value(), visitor.value()));

        assertThat(proposals.list(CORP, OPEN, 10, null)).isEmpty();
        assertThat(proposals.list(CORP, MERGED, 10, null)).hasSize(1);
    }

    /** Each was parted from a third one, with which it should not have been merged: of the two nobody has decided. */
    @Test
    void proposesAnewWhoWereOneOnlyByAThird() {
        identified(shopper, PHONE, true);
        identified(visitor, PHONE, false);
        mergeContacts.merge(shopper, reader, "by:" + LIN);
        mergeContacts.merge(visitor, reader, "by:" + LIN);
        closeProposals.close(CORP, Set.of(visitor.value()));
        assertThat(proposals.list(CORP, OPEN, 10, null)).isEmpty();
        mergeContacts.unmerge(shopper, "by:" + LIN);
        claimIdentities.claim(CORP, List.of(visitor.value()));
        assertThat(proposals.list(CORP, OPEN, 10, null))
                .as("parted from the person that the other one is still of")
                .isEmpty();
        mergeContacts.unmerge(visitor, "by:" + LIN);

        claimIdentities.claim(CORP, List.of(visitor.value()));

        assertThat(proposed()).containsExactly(Set.of(shopper.value(), visitor.value()));
        assertThat(proposals.list(CORP, MERGED, 10, null)).isEmpty();
    }

    @Test
    void makesNobodyOfMoreContactsThanAPersonHas() {
        var first = contact(IdentityType.OPEN_ID, "oEX0");
        for (int i = 1; i < MergeContacts.MOST_CONTACTS; i++) {
            mergeContacts.merge(first, contact(IdentityType.WEIBO, "w" + i), "by:" + LIN);
        }

        assertThatThrownBy(() -> mergeContacts.merge(first, visitor, "by:" + LIN))
                .isInstanceOfSatisfying(
                        ContactRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contact-merges-too-many"));
        identified(first, UNION_ID, true);
        know(visitor, UNION_ID, true);
        assertThat(claimIdentities.claim(CORP, List.of(visitor.value())))
                .extracting(Refusal::code)
                .containsExactly("contact-merges-too-many");
        assertThat(mergeContacts.seenAs(visitor).id()).isEqualTo(visitor);
        assertThat(proposals.list(CORP, OPEN, 10, null)).hasSize(1);
    }

    /** A snapshot that Kafka does not take would hold up all that is told of the person. */
    @Test
    void makesNobodyOfWhomMoreIsKnownThanCanBeTold() {
        told(shopper, "hobbies");
        told(reader, "allergies");
        mergeContacts.merge(shopper, visitor, "by:" + LIN);

        assertThatThrownBy(() -> mergeContacts.merge(shopper, reader, "by:" + LIN))
                .isInstanceOfSatisfying(
                        ContactRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contact-merge-too-large"));
        know(shopper, UNION_ID, true);
        know(reader, UNION_ID, true);
        claimIdentities.claim(CORP, List.of(shopper.value()));
        assertThat(claimIdentities.claim(CORP, List.of(reader.value())))
                .extracting(Refusal::code)
                .containsExactly("contact-merge-too-large");
        assertThat(mergeContacts.seenAs(shopper).id()).isEqualTo(shopper);
        assertThat(proposals.list(CORP, OPEN, 10, null))
                .singleElement()
                .satisfies(proposal -> assertThat(proposal.because()).isEqualTo("identity:union-id"));
    }

    @Test
    void countsWhatWasMergedAMomentAgoAsWell() {
        told(shopper, "hobbies");
        told(visitor, "allergies");
        var third = contact(IdentityType.OPEN_ID, "oEX3");
        mergeContacts.merge(third, visitor, "by:" + LIN);

        assertThatThrownBy(() -> mergeContacts.merge(third, shopper, "by:" + LIN))
                .isInstanceOfSatisfying(
                        ContactRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contact-merge-too-large"));
    }

    @Test
    void mergesOfWhomTheSameIsKnownHoweverMuchThatIs() {
        told(shopper, "hobbies");
        told(reader, "hobbies");

        assertThat(mergeContacts.merge(shopper, reader, "by:" + LIN).id()).isEqualTo(reader);
    }

    @Test
    void addsNoMoreIdentitiesThanAContactHas() {
        var addIdentity = new AddIdentity(contacts, clock);
        for (int i = 1; i < Contact.MOST_IDENTITIES; i++) {
            addIdentity.add(visitor, new IdentityKey(IdentityType.MEMBER_ID, "shop", "m" + i), false, "shop");
        }

        assertThatThrownBy(() -> addIdentity.add(visitor, PHONE, false, "shop"))
                .isInstanceOfSatisfying(
                        ContactRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contact-identities-too-many"));
        var again = addIdentity.add(visitor, new IdentityKey(IdentityType.MEMBER_ID, "shop", "m1"), true, "shop");
        assertThat(again.facts().identities()).hasSize(Contact.MOST_IDENTITIES);
    }

    @Test
    void mergesWhatSomebodyAccepts() {
        identified(shopper, PHONE, true);
        identified(visitor, PHONE, false);
        var proposal = proposals.list(CORP, OPEN, 10, null).getFirst();

        var accepted = decideOnProposal.accept(CORP, proposal.id(), LIN);

        assertThat(accepted.decidedBy()).isEqualTo(LIN);
        assertThat(mergeContacts.seenAs(visitor).id()).isEqualTo(shopper);
        assertThatThrownBy(() -> decideOnProposal.dismiss(CORP, proposal.id(), LIN))
                .isInstanceOfSatisfying(
                        IdentityRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("merge-proposal-decided"));
    }

    @Test
    void mergesWhatSomebodyPartedOnlyWhenSomebodySaysSo() {
        identified(shopper, UNION_ID, true);
        identified(reader, UNION_ID, true);
        settle(reader, shopper);
        mergeContacts.unmerge(shopper, "by:" + LIN);
        settle(reader, shopper);

        claimIdentities.claim(CORP, List.of(shopper.value(), reader.value()));

        assertThat(mergeContacts.seenAs(shopper).id()).isEqualTo(shopper);
        assertThat(proposals.list(CORP, OPEN, 10, null)).isEmpty();
        assertThat(mergeContacts.merge(shopper, reader, "by:" + LIN).id()).isEqualTo(reader);
        assertThat(mergeContacts.seenAs(shopper).id()).isEqualTo(reader);
    }

    @Test
    void unmergesNothingThatWasNotMerged() {
        assertThatThrownBy(() -> mergeContacts.unmerge(shopper, "by:" + LIN))
                .isInstanceOfSatisfying(
                        ContactRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contact-not-merged"));
    }

    @Test
    void mergesOnlyContactsThatAreThere() {
        var nobody = new ContactId(CORP, "00000000000000000000000000000000");

        assertThatThrownBy(() -> mergeContacts.merge(shopper, nobody, "by:" + LIN))
                .isInstanceOfSatisfying(
                        ContactRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contact-unknown"));
    }

    /** Nobody says so any more. */
    private IdentityClaim takenBack(ContactId id, IdentityKey key) {
        var identity = contacts.find(id).orElseThrow().facts().identities().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
        tell(id, new IdentityWithdrawn(identity, at(2)));
        return new IdentityClaim(key, id.value(), false);
    }

    /** The contacts of each that is open. */
    private List<Set<String>> proposed() {
        return proposals.list(CORP, OPEN, 10, null).stream()
                .map(proposal -> Set.of(proposal.contactId(), proposal.otherContactId()))
                .toList();
    }

    private ContactId contact(IdentityType type, String value) {
        var key = new IdentityKey(type, "somewhere", value);
        var id = IDS.firstContact(CORP, key);
        identified(id, key, true);
        return id;
    }

    private void know(ContactId id, IdentityKey key, boolean verified) {
        tell(id, new Identified(new Identity(key, verified, "shop", at(1))));
    }

    private void tell(ContactId id, ContactFact fact) {
        contacts.apply(List.of(learned(id, 0, contacts.raised().size(), fact)));
    }

    /** As much of a field as a contact may have in all. */
    private void told(ContactId id, String fieldId) {
        var text = new Value.Text("长".repeat(100_000));
        var statements = new Statements(
                List.of(new FieldValue(fieldId, text, new Weight(0, 0), "user:" + LIN, at(1))),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        contacts.apply(List.of(learned(id, 0, contacts.raised().size(), new Stated(statements, at(1)))));
    }

    private void identified(ContactId id, IdentityKey key, boolean verified) {
        know(id, key, verified);
        claimIdentities.claim(CORP, List.of(id.value()));
    }

    private void settle(ContactId survivor, ContactId merged) {
        contacts.settle(List.of(new MergeToSettle(survivor, merged.value(), null)));
    }
}
