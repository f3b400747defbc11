package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.ID;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.follower;
import static dev.scrm.contact.contact.ContactFixtures.moved;
import static dev.scrm.contact.contact.ContactFixtures.profile;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static dev.scrm.contact.contact.ContactsContract.learned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.contact.ContactEvent.ContactFollowed;
import dev.scrm.contact.contact.ContactEvent.StageChanged;
import dev.scrm.contact.contact.ContactFact.Follower;
import dev.scrm.contact.identity.MergeContacts;
import dev.scrm.contact.livecode.InMemoryLiveCodes;
import dev.scrm.platform.test.MutableClock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits to be told has a bound: it is told first, and nothing of it is lost. */
class UntoldNewsTests {
    private static final int MANY = 3 * Unsettled.MOST_NEWS + 7;

    private final InMemoryContacts contacts = new InMemoryContacts();
    private final LearnFacts learnFacts = new LearnFacts(contacts, new InMemoryLiveCodes());
    private final MergeContacts mergeContacts = new MergeContacts(contacts, MutableClock.at(at(1)));
    private final ContactId survivor = born("1");
    private int offset;

    @BeforeEach
    void haveSomebody() {
        learn(scan(LIN, MORNING));
    }

    @Test
    void takesOnNoMoreThanSoMuch() {
        mergeContacts.merge(survivor, ID, "by:" + LIN);
        var full = IntStream.range(0, Unsettled.MOST_NEWS)
                .boxed()
                .reduce(contact(ID), (known, i) -> after(known, i), (_, later) -> later);

        assertThat(untold(full)).isEqualTo(Unsettled.MOST_NEWS);
        assertThatThrownBy(() -> after(full, Unsettled.MOST_NEWS)).isInstanceOf(StillUntold.class);
        var settled = contact(survivor).settle(full);
        var told = full.settledBy(survivor.value(), settled.state().seenOf(ID.value()))
                .state();
        assertThat(untold(after(told, Unsettled.MOST_NEWS))).isEqualTo(1);
    }

    @Test
    void takesOnOneReadingAsAWhole() {
        mergeContacts.merge(survivor, ID, "by:" + LIN);
        var followers = IntStream.range(0, MANY)
                .mapToObj(i -> follower("staff." + i, at(i)))
                .toArray(Follower[]::new);

        learn(profile("王芳", at(2), followers));

        assertThat(untold(contact(ID))).isGreaterThan(MANY);
    }

    /** Nobody carries out the commands, and nobody sweeps. */
    @Test
    void isToldFirstAndOnceWhileMoreComes() {
        mergeContacts.merge(survivor, ID, "by:" + LIN);

        for (int i = 0; i < MANY; i++) {
            learn(scan("staff." + i, at(i)));
            assertThat(untold(contact(ID))).isBetween(1, Unsettled.MOST_NEWS);
        }

        new SettleMerges(contacts).settle();
        assertThat(toldFollowers()).containsExactlyElementsOf(everybody());
        assertThat(untold(contact(ID))).isZero();
    }

    /** The one between has as much to tell, and is told of first. */
    @Test
    void isToldFirstByTheLastOfAChain() {
        var last = born("0");
        mergeContacts.merge(survivor, ID, "by:" + LIN);
        new SettleMerges(contacts).settle();
        mergeContacts.merge(last, survivor, "by:" + LIN);

        for (int i = 0; i < MANY; i++) {
            learn(scan("staff." + i, at(i)));
            // The one between looks, and nobody looks at that one.
            new SettleMerges(contacts).settle(List.of(new MergeToSettle(survivor, ID.value(), null)));
            assertThat(untold(contact(survivor))).isBetween(1, Unsettled.MOST_NEWS);
        }

        new SettleMerges(contacts).settle();
        assertThat(toldFollowers()).containsExactlyElementsOf(everybody());
    }

    @Test
    void keepsCopiesForOneOnlyThatHasToLook() {
        for (int i = 0; i < 9; i++) {
            mergeContacts.merge(born("1" + i), ID, "by:" + LIN);
            learn(scan("staff." + i, at(i)));
            mergeContacts.unmerge(ID, "by:" + LIN);
            assertThat(contact(ID).settlement().unsettled()).hasSize(1);
        }

        new SettleMerges(contacts).settle();
        assertThat(toldFollowers()).containsExactlyElementsOf(everybody().subList(0, 9));
        assertThat(contacts.findUnsettled(10, null)).isEmpty();
    }

    /** Nobody looked in between: what the contact heard the first time is told before it is merged again. */
    @Test
    void isToldThoughTheTwoAreMergedAgainBeforeTheSurvivorLooked() {
        mergeContacts.merge(survivor, ID, "by:" + LIN);
        learn(moved("interested", at(2)));
        mergeContacts.unmerge(ID, "by:" + LIN);

        mergeContacts.merge(survivor, ID, "by:" + LIN);
        new SettleMerges(contacts).settle();

        assertThat(contacts.raised()).filteredOn(StageChanged.class::isInstance).hasSize(1);
        assertThat(contact(survivor).aliases()).containsExactly(ID.value());
    }

    /** Whoever asks tries again, or is put aside; a fact that was not taken is not taken for one that was. */
    @Test
    void losesNothingWhereItCannotBeTold() {
        contacts.update(ID, contact -> contact.mergeInto(new Merge("gone", "by:" + LIN, at(1))));
        for (int i = 0; i < Unsettled.MOST_NEWS; i++) {
            learn(scan("staff." + i, at(i)));
        }
        var full = contact(ID);

        assertThatThrownBy(() -> learn(scan("staff.last", at(1)))).isInstanceOf(ContactRefused.class);

        assertThat(contact(ID)).isEqualTo(full);
    }

    private ContactId born(String digit) {
        var id = new ContactId(CORP, digit.repeat(32).substring(0, 32));
        var key = new IdentityKey(IdentityType.EXTERNAL_USER_ID, "", "wm" + digit);
        contacts.decideAll(
                CORP,
                Map.of(
                        id.value(),
                        known -> Contact.decide(
                                known, id, new ContactFact.Identified(new Identity(key, true, "wecom", MORNING)))));
        return id;
    }

    private void learn(ContactFact fact) {
        learnFacts.learn(List.of(learned(ID, 0, offset++, fact)));
    }

    private static Contact after(Contact known, int i) {
        return Contact.decide(known, ID, scan("staff." + i, at(i))).state();
    }

    private Contact contact(ContactId id) {
        return contacts.find(id).orElseThrow();
    }

    private static int untold(Contact contact) {
        return contact.settlement().unsettled().stream()
                .mapToInt(one -> one.news().size())
                .sum();
    }

    private static List<String> everybody() {
        return IntStream.range(0, MANY).mapToObj(i -> "staff." + i).toList();
    }

    private List<String> toldFollowers() {
        return contacts.raised().stream()
                .filter(ContactFollowed.class::isInstance)
                .map(event -> ((ContactFollowed) event).staffId())
                .filter(staffId -> staffId.startsWith("staff."))
                .toList();
    }
}
