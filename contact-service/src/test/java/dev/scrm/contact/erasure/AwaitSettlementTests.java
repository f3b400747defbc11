package dev.scrm.contact.erasure;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static dev.scrm.contact.contact.ContactsContract.learned;
import static dev.scrm.contact.contact.ContactsContract.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.InMemoryContacts;
import dev.scrm.contact.contact.Merge;
import dev.scrm.contact.contact.MergeToSettle;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The third contact was merged into the second, that one into the first; then the third is parted, and erased. */
class AwaitSettlementTests {
    private final InMemoryContacts contacts = new InMemoryContacts();
    private final AwaitSettlement awaitSettlement = new AwaitSettlement(contacts);

    @BeforeEach
    void eraseWhoWasPartedAMomentAgo() {
        IntStream.rangeClosed(1, 4)
                .forEach(number -> contacts.apply(List.of(learned(numbered(number), 0, 0, scan(LIN, MORNING)))));
        merge(3, 2);
        merge(2, 1);
        assertThat(contacts.find(numbered(1)).orElseThrow().aliases()).contains(id(3));
        contacts.update(numbered(3), one -> one.unmerge("by:" + LIN, at(20)));
        contacts.update(numbered(3), one -> one.erase("erasure-1", at(21)));
    }

    @Test
    void waitsUntilTheSurvivorHasLooked() {
        assertThat(isSettled()).isFalse();
    }

    @Test
    void waitsUntilWhoeverTheSurvivorIsSeenAsHasLookedAsWell() {
        look(2, 3);
        assertThat(contacts.find(numbered(1)).orElseThrow().aliases()).contains(id(3));
        assertThat(isSettled()).isFalse();

        look(1, 2);

        assertThat(contacts.find(numbered(1)).orElseThrow().aliases()).doesNotContain(id(3));
        assertThat(isSettled()).isTrue();
    }

    /** The first has the second's branch, with the third in it, though nobody is merged into it any more. */
    @Test
    void followsWhoWasPartedSince() {
        look(2, 3);
        contacts.update(numbered(2), one -> one.unmerge("by:" + LIN, at(22)));
        assertThat(isSettled()).isFalse();
        look(1, 2);
        assertThat(isSettled()).isTrue();

        merge(1, 0, false);

        assertThat(isSettled()).as("what the first gave back a third may have").isFalse();
    }

    @Test
    void waitsUntilItHasLookedAtThoseThatWerePartedFromIt() {
        settleAll();
        merge(4, 3, false);
        assertThat(isSettled()).isFalse();

        look(3, 4);

        assertThat(isSettled()).isTrue();
    }

    @Test
    void waitsForNobodyElse() {
        settleAll();
        IntStream.of(7, 8)
                .forEach(number -> contacts.apply(List.of(learned(numbered(number), 0, 0, scan(LIN, MORNING)))));

        merge(8, 7, false);

        assertThat(contacts.findUnsettled(10, null)).containsExactly(numbered(8));
        assertThat(isSettled()).isTrue();
    }

    private boolean isSettled() {
        return awaitSettlement.isSettled(CORP, List.of(id(3)));
    }

    private void settleAll() {
        look(2, 3);
        look(1, 2);
    }

    private void merge(int merged, int survivor) {
        merge(merged, survivor, true);
    }

    private void merge(int merged, int survivor, boolean seen) {
        if (contacts.find(numbered(survivor)).isEmpty()) {
            contacts.apply(List.of(learned(numbered(survivor), 0, 0, scan(LIN, MORNING))));
        }
        contacts.update(numbered(merged), one -> one.mergeInto(new Merge(id(survivor), "by:" + LIN, at(10))));
        if (seen) {
            look(survivor, merged);
        }
    }

    private void look(int survivor, int merged) {
        contacts.settle(List.of(new MergeToSettle(numbered(survivor), id(merged), null)));
    }

    private static String id(int number) {
        return numbered(number).value();
    }
}
