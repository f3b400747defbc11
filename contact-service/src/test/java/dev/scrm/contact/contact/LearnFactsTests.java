package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.GOLD;
import static dev.scrm.contact.contact.ContactFixtures.ID;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.OTHER_CORP;
import static dev.scrm.contact.contact.ContactFixtures.POSTER;
import static dev.scrm.contact.contact.ContactFixtures.addedBySearch;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static dev.scrm.contact.contact.ContactsContract.learned;
import static dev.scrm.contact.contact.ContactsContract.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.livecode.InMemoryLiveCodes;
import dev.scrm.contact.livecode.LiveCode;
import dev.scrm.contact.livecode.LiveCodeId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearnFactsTests {
    private final InMemoryContacts contacts = new InMemoryContacts();
    private final InMemoryLiveCodes liveCodes = new InMemoryLiveCodes();
    private final LearnFacts learnFacts = new LearnFacts(contacts, liveCodes);

    @Test
    void tagsWhoComesByALiveCodeWithItsTags() {
        liveCodes.put(new LiveCode(new LiveCodeId(CORP, POSTER), "海报", List.of(GOLD), List.of()));

        learnFacts.learn(List.of(learned(ID, 0, 0, scan(LIN, MORNING))));

        assertThat(contacts.find(ID).orElseThrow().snapshot().tagIds()).containsExactly(GOLD);
    }

    @Test
    void tagsNobodyWithTheCodesOfAnotherCorp() {
        liveCodes.put(new LiveCode(new LiveCodeId(OTHER_CORP, POSTER), "海报", List.of(GOLD), List.of()));

        learnFacts.learn(List.of(learned(ID, 0, 0, scan(LIN, MORNING))));

        assertThat(contacts.find(ID).orElseThrow().person().tags()).isEmpty();
    }

    @Test
    void looksUpTheLiveCodesOfAWholePollAtOnce() {
        learnFacts.learn(IntStream.range(0, 100)
                .mapToObj(i -> learned(numbered(i), 0, i, scan(LIN, MORNING)))
                .toList());

        assertThat(liveCodes.queries()).isEqualTo(1);
    }

    @Test
    void looksNothingUpWhenNobodyCameByALiveCode() {
        learnFacts.learn(List.of(learned(ID, 0, 0, addedBySearch(LIN, MORNING))));

        assertThat(liveCodes.queries()).isZero();
    }
}
