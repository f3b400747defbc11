package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CHEN;
import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.GOLD;
import static dev.scrm.contact.contact.ContactFixtures.ID;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.POSTER;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.leaving;
import static dev.scrm.contact.contact.ContactFixtures.moved;
import static dev.scrm.contact.contact.ContactFixtures.profile;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.scrm.contact.contact.ContactEvent.ContactFollowed;
import dev.scrm.contact.contact.ContactEvent.ContactMerged;
import dev.scrm.contact.contact.ContactEvent.ContactTagged;
import dev.scrm.contact.contact.ContactEvent.ContactUnfollowed;
import dev.scrm.contact.contact.ContactEvent.ContactUnmerged;
import dev.scrm.contact.contact.ContactEvent.ProfileChanged;
import dev.scrm.contact.contact.ContactEvent.SnapshotTaken;
import dev.scrm.contact.contact.ContactEvent.StageChanged;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a contact hears that is seen as another one: that one tells it, whenever it looks. */
class MergeNewsTests {
    private static final Merge MERGE = new Merge("00000000000000000000000000000001", "by:" + LIN, at(10));
    private static final ContactId SURVIVOR_ID = new ContactId(CORP, MERGE.survivorId());
    private static final ContactFact MEMBER = new ContactFact.Identified(
            new Identity(new IdentityKey(IdentityType.MEMBER_ID, "shop", "m-17"), true, "shop", MORNING));

    private final Contact survivor = Contact.decide(null, SURVIVOR_ID, MEMBER).state();
    private final Contact merged =
            ContactFixtures.contact(scan(LIN, MORNING)).mergeInto(MERGE).state();

    @Test
    void isToldThoughItCameBeforeTheSurvivorLookedForTheFirstTime() {
        var heard = after(merged, scan(CHEN, at(11)), profile("王芳", at(12)), leaving(CHEN, at(13)));

        assertThat(news(survivor.settle(heard).events()))
                .containsExactly(
                        new ContactFollowed(CHEN, POSTER, at(11)),
                        new ProfileChanged("王芳", at(12)),
                        new ContactUnfollowed(CHEN, EndedBy.CUSTOMER, at(13)));
    }

    @Test
    void isToldThoughTheContactWasPartedBeforeTheSurvivorLooked() {
        var parted = after(merged, scan(CHEN, at(11), GOLD), moved("interested", at(12)))
                .unmerge("by:" + LIN, at(13))
                .state();
        var on = after(parted, leaving(CHEN, at(14)), moved("customer", at(15)));

        var settled = survivor.settle(on);

        assertThat(news(settled.events()))
                .hasSize(3)
                .contains(new ContactFollowed(CHEN, POSTER, at(11)))
                .anySatisfy(event -> assertThat(event).isInstanceOf(ContactTagged.class))
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                StageChanged.class,
                                changed -> assertThat(changed.to()).isEqualTo("interested")));
        assertThat(settled.state().settle(on).changed()).isFalse();
        assertThat(settled.state().aliases()).isEmpty();
    }

    @Test
    void isToldOfTagsAndStagesThatCameBeforeTheSurvivorLooked() {
        var heard = after(merged, scan(CHEN, at(11), GOLD), moved("interested", at(12)));

        assertThat(survivor.settle(heard).events())
                .filteredOn(event -> event instanceof ContactTagged || event instanceof StageChanged)
                .hasSize(2);
    }

    @Test
    void isNotToldAgainOfWhatWasKnownBeforeTheMerge() {
        var known = ContactFixtures.contact(scan(LIN, MORNING, GOLD), moved("interested", at(1)))
                .mergeInto(MERGE)
                .state();

        assertThat(survivor.settle(known).events())
                .hasSize(2)
                .hasAtLeastOneElementOfType(ContactMerged.class)
                .hasAtLeastOneElementOfType(SnapshotTaken.class);
    }

    @Test
    void isToldByTheLastOfAChain() {
        var last = Contact.decide(
                        null,
                        new ContactId(CORP, "00000000000000000000000000000000"),
                        new ContactFact.Identified(new Identity(
                                new IdentityKey(IdentityType.UNION_ID, "", "oEXunion0001"), true, "wecom", MORNING)))
                .state();
        var between = survivor.mergeInto(new Merge(last.id().value(), "by:" + LIN, at(11)))
                .state();
        var heard = after(merged, scan(CHEN, at(12)));
        var looked = last.settle(between).state();
        // As it was when it was merged comes first: the last one is to see what is news since.
        var asMerged = seenBy(looked, between).settle(heard);
        var lookedAgain = last.settle(asMerged.state()).state();

        var passedOn = seenBy(lookedAgain, asMerged.state()).settle(heard);

        assertThat(news(asMerged.events())).isEmpty();
        assertThat(news(passedOn.events())).isEmpty();
        assertThat(news(lookedAgain.settle(passedOn.state()).events()))
                .containsExactly(new ContactFollowed(CHEN, POSTER, at(12)));
    }

    @Test
    void isNotTakenOnBeforeTheLastOfAChainHasSeenWhatWas() {
        var between = survivor.mergeInto(new Merge("00000000000000000000000000000000", "by:" + LIN, at(11)))
                .state();

        assertThatThrownBy(() -> between.settle(merged)).isInstanceOf(StillUntold.class);
    }

    private static Contact seenBy(Contact survivor, Contact merged) {
        return merged.settledBy(
                        survivor.id().value(), survivor.seenOf(merged.id().value()))
                .state();
    }

    @Test
    void isKeptUntilTheSurvivorHasSeenIt() {
        var heard = after(merged, scan(CHEN, at(11)));
        var seen = survivor.settle(heard).state().seenOf(ID.value());
        var more = after(heard, leaving(CHEN, at(12)));

        var noted = more.settledBy(MERGE.survivorId(), seen).state();

        assertThat(noted.settlement().with(MERGE.survivorId()))
                .hasValueSatisfying(left -> assertThat(left.news())
                        .extracting(UntoldNews::event)
                        .containsExactly(new ContactUnfollowed(CHEN, EndedBy.CUSTOMER, at(12))));
        assertThat(noted.settledBy(MERGE.survivorId(), more.revision()).state().settlement())
                .isEqualTo(Settlement.NONE);
    }

    @Test
    void takesNothingAgainThatWasGivenBackSince() {
        var parted = merged.unmerge("by:" + LIN, at(11)).state();
        var settled = survivor.settle(parted).state();

        assertThat(settled.settle(merged).changed()).isFalse();
    }

    /** A command that comes late, or was read before the erasure and is written after it. */
    @Test
    void takesNothingAgainThatItHadSeenBeforeItWasErased() {
        var both = survivor.settle(merged).state();

        var erased = both.erase("erasure-1", at(20)).state();

        assertThat(erased.settle(merged).changed()).isFalse();
        assertThat(erased.toString()).doesNotContain(LIN, POSTER);
    }

    @Test
    void takesNothingAgainThatItHadGivenBackBeforeItWasErased() {
        var parted = merged.unmerge("by:" + LIN, at(11)).state();

        var erased = survivor.settle(parted).state().erase("erasure-1", at(20)).state();

        assertThat(erased.settle(merged).changed()).isFalse();
    }

    @Test
    void tellsAgainThatItIsMergedWhenItWasPartedInBetween() {
        var taken = survivor.settle(merged).state();
        var parted = merged.unmerge("by:" + LIN, at(11));
        var gaveBack = taken.settle(parted.state()).state();
        var again = parted.state()
                .settledBy(MERGE.survivorId(), gaveBack.seenOf(ID.value()))
                .state()
                .mergeInto(new Merge(MERGE.survivorId(), "by:" + LIN, at(12)))
                .state();

        var told = gaveBack.settle(again).events().stream()
                .filter(ContactMerged.class::isInstance)
                .map(ContactMerged.class::cast)
                .findFirst();

        assertThat(told)
                .hasValueSatisfying(event -> assertThat(event.link().revision())
                        .isGreaterThan(parted.events().stream()
                                .filter(ContactUnmerged.class::isInstance)
                                .map(ContactUnmerged.class::cast)
                                .findFirst()
                                .orElseThrow()
                                .revision()));
    }

    /** What it heard until it was parted would be told by nobody any more. */
    @Test
    void isNotMergedAgainBeforeTheSurvivorSawThatItWasParted() {
        var parted = after(merged, scan(CHEN, at(11), GOLD))
                .unmerge("by:" + LIN, at(12))
                .state();
        var again = new Merge(MERGE.survivorId(), "by:" + LIN, at(13));

        assertThatThrownBy(() -> parted.mergeInto(again)).isInstanceOf(StillUntold.class);

        var gaveBack = survivor.settle(parted);
        assertThat(gaveBack.events()).hasAtLeastOneElementOfType(ContactTagged.class);
        var seen = parted.settledBy(MERGE.survivorId(), gaveBack.state().seenOf(ID.value()))
                .state();
        assertThat(seen.mergeInto(again).state().isMerged()).isTrue();
    }

    @Test
    void tellsOfWhoFollowsTwoContactsOfThePersonOnceAndUntilNeitherIsFollowed() {
        var both = survivor.settle(after(merged, scan(CHEN, at(11)))).state();
        var third = ContactFixtures.contactOf("wmEXAMPLEcust0002", "00000000000000000000000000000009", CHEN, at(12))
                .mergeInto(new Merge(MERGE.survivorId(), "by:" + LIN, at(13)))
                .state();
        var all = both.settle(third);
        var ended = after(after(merged, scan(CHEN, at(11))), leaving(CHEN, at(14)));
        var again = after(third, new ContactFact.Ended("wmEXAMPLEcust0002", CHEN, EndedBy.STAFF, at(15)));

        var one = all.state().settle(ended);
        var none = one.state().settle(again);

        assertThat(all.state().snapshot().followers())
                .extracting(Snapshot.Follower::staffId, Snapshot.Follower::since)
                .containsExactlyInAnyOrder(tuple(LIN, MORNING), tuple(CHEN, at(11)));
        assertThat(news(one.events())).isEmpty();
        assertThat(news(none.events())).containsExactly(new ContactUnfollowed(CHEN, EndedBy.STAFF, at(15)));
    }

    private static Contact after(Contact known, ContactFact... facts) {
        return Arrays.stream(facts)
                .reduce(
                        known,
                        (contact, fact) ->
                                Contact.decide(contact, contact.id(), fact).state(),
                        (_, later) -> later);
    }

    private static List<ContactEvent> news(List<ContactEvent> events) {
        return events.stream()
                .filter(event -> !(event instanceof SnapshotTaken)
                        && !(event instanceof ContactMerged)
                        && !(event instanceof ContactEvent.SettlingWanted))
                .toList();
    }
}
