package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static dev.scrm.contact.contact.ContactsContract.learned;
import static dev.scrm.contact.group.GroupFixtures.CHAT;
import static dev.scrm.contact.group.GroupFixtures.CHEN;
import static dev.scrm.contact.group.GroupFixtures.CORP;
import static dev.scrm.contact.group.GroupFixtures.MORNING;
import static dev.scrm.contact.group.GroupFixtures.WANG;
import static dev.scrm.contact.group.GroupFixtures.at;
import static dev.scrm.contact.group.GroupFixtures.member;
import static dev.scrm.contact.group.GroupFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ContactEvent.SnapshotTaken;
import dev.scrm.contact.group.GroupChat;
import dev.scrm.contact.group.GroupEvent;
import dev.scrm.contact.group.GroupFact;
import dev.scrm.contact.group.GroupFixtures;
import dev.scrm.contact.group.InMemoryGroupChats;
import dev.scrm.contact.group.LearnedGroupFact;
import dev.scrm.platform.test.GoldenSample;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In which group chats contacts are, as all who hear their snapshots know it. */
class SeeGroupsTests {
    private static final ContactId ID = new ContactId(CORP, GroupFixtures.contact(WANG));
    private static final ContactId OTHER = new ContactId(CORP, GroupFixtures.contact(CHEN));
    private static final GroupStay STAY = new GroupStay(CHAT, at(-10));

    private final InMemoryContacts contacts = new InMemoryContacts();
    private final InMemoryGroupChats groups = new InMemoryGroupChats();
    private final SeeGroups seeGroups = new SeeGroups(contacts, groups, GroupFixtures.learning(groups, contacts));

    @Test
    void tellsInTheSnapshotWhereAContactIsAndNothingWhenThatStaysSo() {
        haveContact(ID);
        hear(CHAT, read(MORNING, "v1", member(WANG, at(-10)), member(CHEN, at(-20))));

        see(ID, OTHER, ID);

        assertThat(contacts.find(ID).orElseThrow().snapshot().groups()).containsExactly(STAY);
        assertThat(snapshots()).as("of the birth, and of the groups").hasSize(2);
        assertThat(contacts.find(OTHER))
                .as("nobody becomes a contact by being in a group")
                .isEmpty();
    }

    @Test
    void tellsThatAContactIsThereNoMore() {
        haveContact(ID);
        hear(CHAT, read(MORNING, "v1", member(WANG, at(-10))));
        see(ID);
        hear(CHAT, read(at(60), "v2"));

        see(ID);

        assertThat(contacts.find(ID).orElseThrow().snapshot().groups()).isEmpty();
        assertThat(snapshots()).hasSize(3);
    }

    @Test
    void tellsOfAPersonTheGroupsOfAllContactsThatThePersonIsEachOnce() {
        haveContact(ID);
        haveContact(OTHER);
        contacts.update(OTHER, contact -> contact.mergeInto(new Merge(ID.value(), "by:lin.wei", at(1))));
        hear(CHAT, read(MORNING, "v1", member(WANG, at(-5)), member(CHEN, at(-10))));
        hear("wrEXchat02", read(MORNING, "v1", member(CHEN, at(-1))));

        see(ID, OTHER);
        contacts.settle(List.of(new MergeToSettle(ID, OTHER.value(), null)));

        assertThat(contacts.find(ID).orElseThrow().snapshot().groups())
                .containsExactly(new GroupStay("wrEXchat02", at(-1)), STAY);
        contacts.update(OTHER, contact -> contact.unmerge("by:lin.wei", at(2)));
        contacts.settle(List.of(new MergeToSettle(ID, OTHER.value(), null)));
        assertThat(contacts.find(ID).orElseThrow().snapshot().groups()).containsExactly(new GroupStay(CHAT, at(-5)));
    }

    @Test
    void doesNotBringBackToAnErasedContactWhatWasBefore() {
        haveContact(ID);
        hear(CHAT, read(MORNING, "v1", member(WANG, at(-10))));
        hear("wrEXchat02", read(at(200), "v1", member(WANG, at(150))));
        hear("wrEXchat03", read(at(200), "v1", member(WANG, null)));
        contacts.update(ID, contact -> contact.erase("erasure-1", at(100)));

        see(ID);
        assertThat(contacts.find(ID).orElseThrow().facts().groups()).isEmpty();
        contacts.apply(List.of(learned(ID, 0, 9, scan(LIN, at(160)))));
        see(ID);

        assertThat(contacts.find(ID).orElseThrow().snapshot().groups())
                .containsExactly(new GroupStay("wrEXchat02", at(150)));
    }

    @Test
    void dropsTheEarliestOfMoreThanAHundred() {
        haveContact(ID);
        IntStream.range(0, GroupStay.MOST + 2).forEach(i -> hear("wr" + i, read(at(500), "v1", member(WANG, at(i)))));

        see(ID);

        assertThat(contacts.find(ID).orElseThrow().snapshot().groups())
                .hasSize(GroupStay.MOST)
                .doesNotContain(new GroupStay("wr0", at(0)), new GroupStay("wr1", at(1)));
    }

    @Test
    void tellsOfWhoBecomesAContactWhileInAGroupThatTheyCame() {
        GroupFixtures.learning(groups, contacts)
                .learn(List.of(GroupFixtures.learned(read(MORNING, "v1", member(WANG, at(-10))))));
        see(ID);
        assertThat(groups.raised()).noneMatch(GroupEvent.Joined.class::isInstance);
        haveContact(ID);

        see(ID, ID);

        assertThat(groups.raised())
                .filteredOn(GroupEvent.Joined.class::isInstance)
                .containsExactly(new GroupEvent.Joined(ID.value(), member(WANG, at(-10)), at(-10)));
    }

    private void haveContact(ContactId id) {
        contacts.apply(List.of(learned(id, 0, 0, scan(LIN, MORNING))));
    }

    private void hear(String chatId, GroupFact fact) {
        var cause = GroupFixtures.learned(fact).cause();
        groups.apply(
                List.of(new LearnedGroupFact(CORP, chatId, fact, cause, null)),
                (known, one) -> GroupChat.decide(known, CORP, chatId, one.fact()));
    }

    private void see(ContactId... ids) {
        var cause = GoldenSample.envelope("scrm.contact.see-groups.v1");
        assertThat(seeGroups.see(
                        Stream.of(ids).map(id -> new GroupsToSee(id, cause)).toList()))
                .isEmpty();
    }

    private List<ContactEvent> snapshots() {
        return contacts.raised().stream()
                .filter(SnapshotTaken.class::isInstance)
                .toList();
    }
}
