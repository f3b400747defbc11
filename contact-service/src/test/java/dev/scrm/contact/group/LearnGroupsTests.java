package dev.scrm.contact.group;

import static dev.scrm.contact.group.GroupFixtures.CHAT;
import static dev.scrm.contact.group.GroupFixtures.CHEN;
import static dev.scrm.contact.group.GroupFixtures.CORP;
import static dev.scrm.contact.group.GroupFixtures.MORNING;
import static dev.scrm.contact.group.GroupFixtures.WANG;
import static dev.scrm.contact.group.GroupFixtures.at;
import static dev.scrm.contact.group.GroupFixtures.changed;
import static dev.scrm.contact.group.GroupFixtures.contact;
import static dev.scrm.contact.group.GroupFixtures.left;
import static dev.scrm.contact.group.GroupFixtures.member;
import static dev.scrm.contact.group.GroupFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.group.GroupEvent.Joined;
import dev.scrm.contact.group.GroupEvent.Left;
import dev.scrm.contact.group.GroupEvent.MembershipChanged;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of whom it is told, and of whom not. */
class LearnGroupsTests {
    private final InMemoryGroupChats groups = new InMemoryGroupChats();
    private final Known contacts = new Known();
    private final LearnGroups learnGroups = new LearnGroups(groups, contacts);

    @Test
    void tellsNothingOfThoseWhoAreNobodysContactThoughItKnowsThem() {
        contacts.seenAs.put(contact(WANG), contact(WANG));

        learn(read(MORNING, "v1"), read(at(60), "v2", member(WANG, at(30)), member(CHEN, at(30))));

        assertThat(told()).containsExactly(new Joined(contact(WANG), member(WANG, at(30)), at(30)));
        assertThat(groups.memberships(CORP, List.of(contact(CHEN)))).hasSize(1);
    }

    @Test
    void tellsOfTheContactThatAMemberIsSeenAs() {
        contacts.seenAs.put(contact(WANG), "survivor");

        learn(read(MORNING, "v1"), read(at(60), "v2", member(WANG, at(30))));

        assertThat(told()).containsExactly(new Joined("survivor", member(WANG, at(30)), at(30)));
    }

    @Test
    void takesAPersonUnderTwoIdsForOne() {
        contacts.seenAs.put(contact(WANG), "survivor");
        contacts.seenAs.put(contact(CHEN), "survivor");

        learn(
                read(MORNING, "v1"),
                read(at(60), "v2", member(WANG, at(30))),
                read(at(120), "v3", member(WANG, at(30)), member(CHEN, at(90))),
                left(WANG, QuitCause.LEFT, "v3", "v4", at(130)),
                left(CHEN, QuitCause.REMOVED, "v4", "v5", at(140)));

        assertThat(told())
                .containsExactly(
                        new Joined("survivor", member(WANG, at(30)), at(30)),
                        new Left("survivor", QuitCause.REMOVED, at(140)));
    }

    @Test
    void stillAsksForReadingsWhereNobodyIsAContact() {
        learn(read(MORNING, "v1", member(WANG, at(-10))), left(WANG, QuitCause.LEFT, "v2", "v3", at(10)));

        assertThat(told()).containsExactly(new GroupEvent.ReadingWanted(at(15)));
    }

    @Test
    void bringsNobodyBackWhoWasErased() {
        contacts.erasedAt.put(contact(WANG), at(30));
        contacts.erasedAt.put(contact(CHEN), at(30));

        learn(
                read(at(60), "v1", member(WANG, at(30)), member(CHEN, null)),
                left(WANG, QuitCause.LEFT, "v7", "v8", at(70)));

        var group = groups.find(CORP, CHAT).orElseThrow();
        assertThat(group.members()).noneMatch(GroupMember::external);
        assertThat(group.departures()).isEmpty();
    }

    @Test
    void knowsWhoCameBackAfterTheyWereErased() {
        contacts.erasedAt.put(contact(WANG), at(30));
        contacts.seenAs.put(contact(WANG), contact(WANG));

        learn(
                changed(MORNING),
                read(at(60), "v1", member(WANG, at(31))),
                left(WANG, QuitCause.LEFT, "v1", "v2", at(70)));

        assertThat(told())
                .contains(
                        new Joined(contact(WANG), member(WANG, at(31)), at(31)),
                        new Left(contact(WANG), QuitCause.LEFT, at(70)));
    }

    @Test
    void tellsOnceOfWhoBecomesAContactWhileInAGroup() {
        learn(
                read(MORNING, "v1", member(CHEN, at(-10))),
                read(at(60), "v2", member(CHEN, at(-10)), member(WANG, at(30))));
        assertThat(told()).isEmpty();
        contacts.seenAs.put(contact(WANG), contact(WANG));
        contacts.seenAs.put(contact(CHEN), contact(CHEN));

        learn(became(WANG), became(CHEN), became(WANG));

        assertThat(told())
                .as("whom the first reading found was there before for contacts; these were none")
                .containsExactly(
                        new Joined(contact(WANG), member(WANG, at(30)), at(30)),
                        new Joined(contact(CHEN), member(CHEN, at(-10)), at(-10)));
    }

    @Test
    void doesNotTellOnceMoreOfWhoWasAContactWhenTheyCame() {
        contacts.seenAs.put(contact(WANG), contact(WANG));
        contacts.seenAs.put(contact(CHEN), contact(CHEN));
        learn(
                read(MORNING, "v1", member(CHEN, at(-10))),
                read(at(60), "v2", member(CHEN, at(-10)), member(WANG, at(30))));

        learn(became(WANG), became(CHEN));

        assertThat(told()).hasSize(1);
    }

    @Test
    void tellsNothingOfWhoLeftBeforeThereWasAContact() {
        learn(read(MORNING, "v1"), read(at(60), "v2", member(WANG, at(30))), read(at(120), "v3"));
        contacts.seenAs.put(contact(WANG), contact(WANG));

        learn(became(WANG));

        assertThat(told()).isEmpty();
        assertThat(groups.find(CORP, CHAT).orElseThrow().untold()).isEmpty();
    }

    @Test
    void tellsOnceOfAPersonWhoseOtherContactWasNobody() {
        learn(read(MORNING, "v1"), read(at(60), "v2", member(WANG, at(30))));
        contacts.seenAs.put(contact(WANG), "survivor");
        contacts.seenAs.put(contact(CHEN), "survivor");

        learn(read(at(120), "v3", member(WANG, at(30)), member(CHEN, at(90))), became(WANG));

        assertThat(told()).containsExactly(new Joined("survivor", member(CHEN, at(90)), at(90)));
    }

    private static GroupFact became(String externalUserId) {
        return new GroupFact.BecameContact(contact(externalUserId), at(200));
    }

    @Test
    void hasThoseLookWhoseMembershipsAreOthersNow() {
        learn(read(MORNING, "v1", member(WANG, at(-10)), member(CHEN, at(-10)), member("wmStays", null)));
        assertThat(looks()).containsExactlyInAnyOrder(contact(WANG), contact(CHEN), contact("wmStays"));

        learn(read(at(60), "v2", member(WANG, at(30)), member("wmStays", null), member("wmCame", at(30))));

        assertThat(looks().subList(3, looks().size()))
                .as("who left and came back, who left, who came; nobody's contact as well as others")
                .containsExactlyInAnyOrder(contact(WANG), contact(CHEN), contact("wmCame"));
    }

    @Test
    void hasNobodyLookWhereNothingChanged() {
        learn(read(MORNING, "v1", member(WANG, at(-10))), read(at(60), "v1", member(WANG, at(-10))));

        assertThat(looks()).containsExactly(contact(WANG));
    }

    private List<String> looks() {
        return groups.raised().stream()
                .flatMap(event -> event instanceof MembershipChanged(var id) ? Stream.of(id) : Stream.<String>of())
                .toList();
    }

    /** But for whom has to look. */
    private List<GroupEvent> told() {
        return groups.raised().stream()
                .filter(event -> !(event instanceof MembershipChanged))
                .toList();
    }

    private void learn(GroupFact... facts) {
        learnGroups.learn(Stream.of(facts).map(GroupFixtures::learned).toList());
    }

    private static final class Known implements KnownContacts {
        final Map<String, String> seenAs = new HashMap<>();
        final Map<String, Instant> erasedAt = new HashMap<>();

        @Override
        public Map<String, String> seenAs(String corpId, Collection<String> contactIds) {
            return among(seenAs, contactIds);
        }

        @Override
        public Map<String, Instant> erasedAt(String corpId, Collection<String> contactIds) {
            return among(erasedAt, contactIds);
        }

        private static <T> Map<String, T> among(Map<String, T> all, Collection<String> wanted) {
            var some = new HashMap<>(all);
            some.keySet().retainAll(wanted);
            return some;
        }
    }
}
