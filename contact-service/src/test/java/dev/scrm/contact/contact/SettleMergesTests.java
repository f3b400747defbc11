package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static dev.scrm.contact.contact.ContactsContract.learned;
import static dev.scrm.contact.contact.ContactsContract.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettleMergesTests {
    private static final int MANY = 450;

    private final InMemoryContacts contacts = new InMemoryContacts();
    private final SettleMerges settleMerges = new SettleMerges(contacts);

    @Test
    void settlesWhatNobodyAskedForAnyMore() {
        merge(2, 1);
        merge(3, 2);

        settleMerges.settle();
        // What the second has seen of the third by now is for the first to see.
        settleMerges.settle();

        assertThat(contacts.find(numbered(1)).orElseThrow().aliases())
                .containsExactly(numbered(2).value(), numbered(3).value());
        assertThat(contacts.findUnsettled(10, null)).isEmpty();
    }

    @Test
    void settlesMoreThanItReadsAtATime() {
        IntStream.rangeClosed(1, MANY).forEach(number -> merge(2 * number, 2 * number - 1));

        settleMerges.settle();

        assertThat(contacts.findUnsettled(10, null)).isEmpty();
    }

    @Test
    void isHeldUpByNobody() {
        contacts.apply(List.of(learned(numbered(2), 0, 0, scan(LIN, MORNING))));
        contacts.update(numbered(2), contact -> contact.mergeInto(new Merge("gone", "by:" + LIN, at(1))));
        merge(4, 3);

        assertThatThrownBy(settleMerges::settle).isInstanceOf(ContactRefused.class);

        assertThat(contacts.find(numbered(3)).orElseThrow().aliases())
                .containsExactly(numbered(4).value());
        assertThat(contacts.findUnsettled(10, null)).containsExactly(numbered(2));
    }

    private void merge(int merged, int survivor) {
        contacts.apply(List.of(
                learned(numbered(merged), 0, 0, scan(LIN, MORNING)),
                learned(numbered(survivor), 0, 0, scan(LIN, MORNING))));
        contacts.update(
                numbered(merged),
                contact -> contact.mergeInto(new Merge(numbered(survivor).value(), "by:" + LIN, at(1))));
    }
}
