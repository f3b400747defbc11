package dev.scrm.contact.group;

import static dev.scrm.contact.group.GroupFixtures.CHEN;
import static dev.scrm.contact.group.GroupFixtures.MORNING;
import static dev.scrm.contact.group.GroupFixtures.WANG;
import static dev.scrm.contact.group.GroupFixtures.at;
import static dev.scrm.contact.group.GroupFixtures.changed;
import static dev.scrm.contact.group.GroupFixtures.contact;
import static dev.scrm.contact.group.GroupFixtures.decide;
import static dev.scrm.contact.group.GroupFixtures.hear;
import static dev.scrm.contact.group.GroupFixtures.left;
import static dev.scrm.contact.group.GroupFixtures.member;
import static dev.scrm.contact.group.GroupFixtures.notFound;
import static dev.scrm.contact.group.GroupFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.group.GroupEvent.Joined;
import dev.scrm.contact.group.GroupEvent.Left;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupChatTests {
    private static final GroupMember WANG_SINCE_LONG = member(WANG, at(-100_000));
    private static final Instant SHOWN = MORNING.plus(GroupChat.LATENESS);

    @Test
    void asksForAReadingOnceWecomShowsWhatChanged() {
        assertThat(hear(changed(MORNING)).wanted()).containsExactly(SHOWN);
        assertThat(hear(changed(MORNING), changed(MORNING)).wanted())
                .as("told twice")
                .containsExactly(SHOWN);
    }

    @Test
    void saysNothingOfThoseWhomTheFirstReadingFinds() {
        var told = hear(read(MORNING, "v1", WANG_SINCE_LONG, member(CHEN, at(-1))));

        assertThat(told.customers()).containsExactly(WANG, CHEN);
        assertThat(told.events()).isEmpty();
    }

    @Test
    void tellsOfThoseWhoCameWithWhatWasToldOfFirst() {
        var told = hear(changed(MORNING), read(MORNING, "v1", WANG_SINCE_LONG, member(CHEN, at(-1))));

        assertThat(told.news()).containsExactly(new Joined(contact(CHEN), member(CHEN, at(-1)), at(-1)));
    }

    @Test
    void tellsWhoCameAndWentBetweenTwoReadings() {
        var told = hear(read(MORNING, "v1", WANG_SINCE_LONG), read(at(60), "v2", member(CHEN, at(30))));

        assertThat(told.news())
                .containsExactly(
                        new Left(contact(WANG), QuitCause.UNKNOWN, at(65)),
                        new Joined(contact(CHEN), member(CHEN, at(30)), at(30)));
    }

    @Test
    void datesWhoCameAtAnUnknownTimeByTheReading() {
        var told = hear(read(MORNING, "v1"), read(at(60), "v2", member(CHEN, null)));

        assertThat(told.news()).containsExactly(new Joined(contact(CHEN), member(CHEN, null), at(65)));
    }

    @Test
    void saysNothingOfStaff() {
        var withoutLin = new GroupReading(at(60), true, "会员群", null, "v2", List.of());

        assertThat(hear(read(MORNING, "v1"), new GroupFact.Read(withoutLin, at(65)))
                        .events())
                .isEmpty();
    }

    @Test
    void knowsWithoutAReadingWhoWentWhereNothingWasMissed() {
        var told = hear(
                read(MORNING, "v1", WANG_SINCE_LONG, member(CHEN, at(-1))),
                left(WANG, QuitCause.REMOVED, "v1", "v2", at(10)),
                left(CHEN, QuitCause.LEFT, "v2", "v3", at(20)));

        assertThat(told.customers()).isEmpty();
        assertThat(told.events())
                .containsExactly(
                        new Left(contact(WANG), QuitCause.REMOVED, at(10)),
                        new Left(contact(CHEN), QuitCause.LEFT, at(20)));
    }

    @Test
    void readsAnewWhereSomethingWasMissedThoughItKnowsWhoWent() {
        var told = hear(read(MORNING, "v1", WANG_SINCE_LONG), left(WANG, QuitCause.LEFT, "v2", "v3", at(10)));

        assertThat(told.news()).containsExactly(new Left(contact(WANG), QuitCause.LEFT, at(10)));
        assertThat(told.wanted()).containsExactly(at(15));
    }

    @Test
    void doesNotReadWhatItHasReadAlready() {
        assertThat(hear(read(MORNING, "v2"), changed(at(10), "v2")).wanted()).isEmpty();
        assertThat(hear(read(MORNING, "v2"), changed(at(10), "v3")).wanted()).hasSize(1);
        assertThat(hear(read(MORNING, "v2"), changed(MORNING, "v3")).wanted())
                .as("told late")
                .isEmpty();
    }

    @Test
    void isNotMisledByAReadingThatDoesNotKnowYetWhoWent() {
        var told = hear(
                read(MORNING, "v1", WANG_SINCE_LONG),
                left(WANG, QuitCause.LEFT, "v1", "v2", at(10)),
                read(at(9), "v1", WANG_SINCE_LONG));

        assertThat(told.customers()).isEmpty();
        assertThat(told.news()).hasSize(1);
    }

    @Test
    void knowsWhoCameBack() {
        var back = member(WANG, at(12));
        var told = hear(
                read(MORNING, "v1", WANG_SINCE_LONG),
                left(WANG, QuitCause.LEFT, "v1", "v2", at(10)),
                read(at(11), "v3", back));

        assertThat(told.customers()).containsExactly(WANG);
        assertThat(told.news())
                .containsExactly(
                        new Left(contact(WANG), QuitCause.LEFT, at(10)), new Joined(contact(WANG), back, at(12)));
    }

    @Test
    void passesOverReadingsThatAreOlderThanWhatIsKnown() {
        var known = hear(read(at(60), "v2", member(CHEN, at(30)))).group();

        assertThat(decide(known, read(MORNING, "v1", WANG_SINCE_LONG)).changed())
                .isFalse();
        assertThat(decide(known, read(at(60), "v2", member(CHEN, at(30)))).changed())
                .isFalse();
        assertThat(decide(known, new GroupFact.Dismissed(at(59))).changed()).isFalse();
    }

    @Test
    void tellsEverybodyWhoIsInADismissedGroupAndKeepsItsName() {
        var told = hear(read(MORNING, "v1", WANG_SINCE_LONG), new GroupFact.Dismissed(at(10)));

        assertThat(told.news()).containsExactly(new Left(contact(WANG), QuitCause.DISMISSED, at(10)));
        assertThat(told.group().reading().name()).isEqualTo("会员群");
        assertThat(told.group().reading().exists()).isFalse();
    }

    @Test
    void takesAGroupThatAReadingDoesNotFindForDismissed() {
        var told = hear(read(MORNING, "v1", WANG_SINCE_LONG), notFound(at(60)));

        assertThat(told.news()).containsExactly(new Left(contact(WANG), QuitCause.DISMISSED, at(65)));
    }

    @Test
    void readsAGroupIntoWhichManyComeOneReadingAfterTheOther() {
        var crowd = IntStream.range(0, 30).mapToObj(second -> changed(at(second)));

        var told = hear(Stream.concat(crowd, Stream.of(read(MORNING, "v1"), read(at(29), "v30")))
                .toList());

        assertThat(told.wanted()).containsExactly(SHOWN, at(34));
        assertThat(told.group().awaited()).isNull();
    }

    @Test
    void asksOnceMoreWhereNoAnswerCame() {
        assertThat(hear(changed(MORNING), changed(at(59))).wanted()).hasSize(1);
        assertThat(hear(changed(MORNING), changed(at(60))).wanted()).containsExactly(SHOWN, at(65));
    }

    @Test
    void leavesAReadingThatIsUnderWayTheTimeItNeeds() {
        var told = hear(changed(MORNING), read(at(-10), "v1"));

        assertThat(told.wanted()).containsExactly(SHOWN);
        assertThat(told.group().awaited()).isNotNull();
    }

    @Test
    void readsAgainWhatCouldNotBeReadLaterEachTimeAndNotForEver() {
        var failures = IntStream.range(0, 12).mapToObj(hour -> failed(at(3_600L * hour)));

        var told = hear(Stream.concat(Stream.of(changed(MORNING)), failures).toList());

        assertThat(told.wanted()).hasSize(9).startsWith(SHOWN, at(60), at(3_600 + 120), at(7_200 + 240));
        assertThat(told.wanted().getLast()).isEqualTo(at(7 * 3_600 + 3_600));
    }

    @Test
    void readsForWhatChangedMeanwhileAsWell() {
        var told = hear(changed(MORNING), changed(at(59)), failed(at(1)));

        assertThat(told.wanted()).containsExactly(SHOWN, at(64));
        assertThat(hear(changed(MORNING), changed(at(59)), failed(at(1)), read(at(60), "v2"))
                        .group()
                        .awaited())
                .isNull();
    }

    @Test
    void readsNothingAgainWhereNobodyWaitsForIt() {
        assertThat(hear(failed(MORNING)).wanted()).isEmpty();
        assertThat(hear(changed(MORNING), read(at(1), "v1"), failed(at(2))).wanted())
                .containsExactly(SHOWN);
    }

    @Test
    void beginsWithTheShortestDelayOnceItWasRead() {
        var told = hear(
                changed(MORNING),
                failed(at(10)),
                failed(at(80)),
                read(at(300), "v1"),
                changed(at(400)),
                failed(at(410)));

        assertThat(told.wanted()).containsExactly(SHOWN, at(70), at(200), at(405), at(470));
    }

    private static GroupFact failed(Instant at) {
        return new GroupFact.ReadingFailed(at);
    }
}
