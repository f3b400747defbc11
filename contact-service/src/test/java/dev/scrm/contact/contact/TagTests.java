package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CHEN;
import static dev.scrm.contact.contact.ContactFixtures.GOLD;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.addedBySearch;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.contact;
import static dev.scrm.contact.contact.ContactFixtures.decide;
import static dev.scrm.contact.contact.ContactFixtures.follower;
import static dev.scrm.contact.contact.ContactFixtures.leaving;
import static dev.scrm.contact.contact.ContactFixtures.profile;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.scrm.contact.contact.ContactEvent.ContactTagged;
import dev.scrm.contact.contact.ContactEvent.ContactUntagged;
import dev.scrm.contact.contact.ContactEvent.TagsWanted;
import dev.scrm.contact.contact.ContactFact.TagsAsked;
import dev.scrm.contact.contact.ContactFact.TagsMarked;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tags decided here beside those that WeCom shows. */
class TagTests {
    private static final TagRef FAN = new TagRef("fan", false);
    private static final TagRef IN_WECOM = new TagRef(GOLD, true);
    private static final Contact FOLLOWED = contact(addedBySearch(LIN, MORNING), addedBySearch(CHEN, MORNING));

    @Test
    void bearsATagOfTheCorpsOwnWithItsReasonAndTellsNobodyInWecom() {
        var decision = decide(FOLLOWED, tag(FAN, at(1), null));

        var tag = new Tag("fan", null, "auto-tag:fans", at(1), evidence(), null, null, null);
        assertThat(decision.state().person().tags()).containsExactly(tag);
        assertThat(decision.state().snapshot().tagIds()).containsExactly("fan");
        assertThat(decision.events()).contains(new ContactTagged(tag)).noneMatch(TagsWanted.class::isInstance);
    }

    @Test
    void putsATagOfWecomOnEveryRelationThatStands() {
        var decision = decide(decide(FOLLOWED, leaving(CHEN, at(1))).state(), tag(IN_WECOM, at(2), null));

        assertThat(decision.events())
                .filteredOn(TagsWanted.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(TagsWanted.class, wanted -> {
                    assertThat(wanted.staffId()).isEqualTo(LIN);
                    assertThat(wanted.add()).containsExactly(GOLD);
                });
    }

    @Test
    void tagsNobodyInWecomWhomNobodyFollows() {
        var left = contact(addedBySearch(LIN, MORNING), leaving(LIN, at(1)));

        assertThatThrownBy(() -> decide(left, tag(IN_WECOM, at(2), null)))
                .isInstanceOfSatisfying(
                        TagsRefused.class, refused -> assertThat(refused.code()).isEqualTo("contact-not-followed"));
    }

    @Test
    void changesNothingWhenTheSameIsAskedOnceMore() {
        var asked = tag(FAN, at(1), at(100));
        var tagged = decide(FOLLOWED, asked).state();

        assertThat(decide(tagged, asked).changed()).isFalse();
        assertThat(decide(tagged, tag(FAN, at(2), at(100))).events()).isEmpty();
    }

    @Test
    void showsWhetherWecomTookTheTag() {
        var pending = decide(FOLLOWED, tagOf(LIN, at(1))).state();
        var mark = mark(FOLLOWED, tagOf(LIN, at(1)));

        assertThat(pending.person().tags()).extracting(Tag::state).containsExactly(TagState.PENDING);
        assertThat(decide(pending, answered(mark, null, at(2))).state().person().tags())
                .extracting(Tag::state)
                .containsExactly(TagState.CONFIRMED);
        assertThat(decide(pending, answered(mark, "tags-too-many", at(2)))
                        .state()
                        .person()
                        .tags())
                .extracting(Tag::state, Tag::refusal)
                .containsExactly(tuple(TagState.REFUSED, "tags-too-many"));
    }

    @Test
    void believesStaffWhoTakeATagOffInWecomAfterItWasThere() {
        var mark = mark(FOLLOWED, tagOf(LIN, at(1)));
        var confirmed = decide(decide(FOLLOWED, tagOf(LIN, at(1))).state(), answered(mark, null, at(2)))
                .state();
        var shown = decide(confirmed, profile("王芳", at(3), follower(LIN, MORNING, GOLD)))
                .state();

        var decision = decide(shown, profile("王芳", at(60), follower(LIN, MORNING)));

        assertThat(decision.state().person().tags()).isEmpty();
        assertThat(decision.events()).contains(new ContactUntagged(GOLD, LIN, new TagEnd("wecom", at(60))));
        assertThat(decision.state().person().tagConflicts())
                .containsExactly(new TagConflict(GOLD, LIN, true, "auto-tag:fans", at(1), null, at(60)));
    }

    @Test
    void keepsATagThatWecomCouldNotShowYet() {
        var pending = decide(FOLLOWED, tagOf(LIN, at(1))).state();

        var read = decide(pending, profile("王芳", at(5), follower(LIN, MORNING))).state();

        assertThat(read.person().tags()).extracting(Tag::tagId).containsExactly(GOLD);
        assertThat(read.person().tagConflicts()).isEmpty();
    }

    @Test
    void decidesAnewAgainstWhatStaffDidInWecomBefore() {
        var mark = mark(FOLLOWED, tagOf(LIN, at(1)));
        var takenOff = contact(List.of(
                addedBySearch(LIN, MORNING),
                addedBySearch(CHEN, MORNING),
                ContactFixtures.stated(statements(FOLLOWED, tagOf(LIN, at(1)))),
                answered(mark, null, at(2)),
                profile("王芳", at(60), follower(LIN, MORNING))));

        var decision = decide(takenOff, tagOf(LIN, at(61)));

        assertThat(decision.state().person().tags()).extracting(Tag::at).containsExactly(at(61));
        assertThat(decision.events()).anyMatch(TagsWanted.class::isInstance);
    }

    @Test
    void showsATagThatWecomWouldNotTakeOffWithTheConflict() {
        var bears = decide(FOLLOWED, profile("王芳", at(1), follower(LIN, MORNING, GOLD)))
                .state();
        var remove =
                new TagsAsked(new TagChange(List.of(), List.of(IN_WECOM), LIN, "user:lin.wei", at(2), List.of(), null));
        var off = decide(bears, remove).state();
        assertThat(off.person().tags()).isEmpty();

        var refused = decide(off, answered(mark(bears, remove), "no-permission", at(3)))
                .state();

        assertThat(refused.person().tags()).containsExactly(Tag.inWecom(GOLD, LIN, at(1)));
        assertThat(refused.person().tagConflicts())
                .extracting(TagConflict::decided, TagConflict::refusal)
                .containsExactly(tuple(false, "no-permission"));
    }

    @Test
    void letsATagGoWhenItsTimeIsOver() {
        var tagged = decide(FOLLOWED, tag(FAN, at(1), at(100))).state();
        assertThat(tagged.person().tagsDueAt()).contains(at(100));
        assertThat(tagged.expireTags(at(99)).changed()).isFalse();

        var decision = tagged.expireTags(at(101));

        assertThat(decision.events()).contains(new ContactUntagged("fan", null, new TagEnd("expired", at(100))));
        assertThat(decision.state().person().tagsDueAt()).isEmpty();
        assertThat(decision.state().expireTags(at(200)).changed()).isFalse();
    }

    @Test
    void takesATagOffInWecomWhenItsTimeIsOver() {
        var tagged = decide(FOLLOWED, tag(IN_WECOM, at(1), at(100))).state();

        assertThat(tagged.expireTags(at(101)).events())
                .filteredOn(TagsWanted.class::isInstance)
                .hasSize(2)
                .allSatisfy(event -> assertThat(((TagsWanted) event).remove()).containsExactly(GOLD));
    }

    @Test
    void keepsATagThatWasToldAgainForLongerEvenIfThatComesLate() {
        var tagged = decide(FOLLOWED, tag(FAN, at(1), at(100))).state();
        var longer = tag(FAN, at(50), at(150));

        var inTime = decide(tagged, longer).state().expireTags(at(101)).state();
        var late = decide(tagged.expireTags(at(101)).state(), longer).state();

        assertThat(inTime.person().tagsDueAt()).contains(at(150));
        assertThat(late.person().tagsDueAt()).contains(at(150));
    }

    @Test
    void keepsATagForGoodThatSomebodyPutOnBesideOneThatExpires() {
        var byHand =
                new TagsAsked(new TagChange(List.of(FAN), List.of(), null, "user:lin.wei", at(1), List.of(), null));
        var tagged = decide(decide(FOLLOWED, byHand).state(), tag(FAN, at(2), at(100)))
                .state();

        assertThat(tagged.person().tags()).extracting(Tag::because).containsExactly("user:lin.wei");
        assertThat(tagged.person().tagsDueAt()).isEmpty();
    }

    @Test
    void keepsATagForGoodHoweverOftenARuleSpeaksWhoseTagExpires() {
        var byHand =
                new TagsAsked(new TagChange(List.of(FAN), List.of(), null, "user:lin.wei", at(1), List.of(), null));
        var contact = decide(FOLLOWED, byHand).state();
        for (int i = 2; i < 100; i++) {
            contact = decide(contact, tag(FAN, at(i), at(1_000 + i))).state();
        }

        assertThat(contact.expireTags(at(2_000)).state().person().tags())
                .extracting(Tag::because)
                .containsExactly("user:lin.wei");
        assertThat(contact.person().statements().tags()).hasSize(2);
    }

    @Test
    void losesADeletedTagAlsoWhenWecomsClockIsBehind() {
        var tagged = decide(FOLLOWED, tag(IN_WECOM, at(5), null)).state();

        var decision = tagged.loseTag(GOLD, at(4));

        assertThat(decision.state().person().tags()).isEmpty();
        assertThat(decision.events())
                .filteredOn(ContactUntagged.class::isInstance)
                .extracting(event -> ((ContactUntagged) event).end().because())
                .containsOnly("tag-deleted");
    }

    @Test
    void staysOffWhenWhatCameLateIsOlderThanTheLastWord() {
        var off = new TagsAsked(new TagChange(List.of(), List.of(FAN), null, "user:lin.wei", at(2), List.of(), null));
        var offAgain =
                new TagsAsked(new TagChange(List.of(), List.of(FAN), null, "user:lin.wei", at(5), List.of(), null));
        var contact = decide(decide(FOLLOWED, off).state(), offAgain).state();

        assertThat(decide(contact, tag(FAN, at(3), null)).state().person().tags())
                .isEmpty();
    }

    @Test
    void losesTagsOfARelationThatBeginsAnewButThoseOfItsLiveCode() {
        var tagged = contact(scan(LIN, MORNING, "etEXposter"), addedBySearch(CHEN, MORNING));
        var both = decide(tagged, tagOf(LIN, at(1))).state();
        var left = decide(both, leaving(LIN, at(10))).state();
        assertThat(left.snapshot().tagIds()).containsExactly(GOLD, "etEXposter");

        var decision = decide(left, scan(LIN, at(20), "etEXposter"));

        assertThat(decision.state().snapshot().tagIds()).containsExactly("etEXposter");
        assertThat(decision.events())
                .filteredOn(ContactUntagged.class::isInstance)
                .extracting(event -> ((ContactUntagged) event).end().because())
                .containsExactly("unfollowed");
    }

    @Test
    void losesTheTagsOfALiveCodeWhenTheRelationBeginsAnewWithoutIt() {
        var left = contact(scan(LIN, MORNING, "etEXposter"), leaving(LIN, at(10)));
        assertThat(left.snapshot().tagIds()).containsExactly("etEXposter");

        assertThat(decide(left, addedBySearch(LIN, at(20))).state().snapshot().tagIds())
                .isEmpty();
    }

    @Test
    void tellsOfATagThatStaffPutOnInWecomOnceTheRelationWasRead() {
        var read = decide(FOLLOWED, profile("王芳", at(1), follower(LIN, MORNING, "etEXold")));
        assertThat(read.events()).noneMatch(ContactTagged.class::isInstance);

        var decision = decide(read.state(), profile("王芳", at(2), follower(LIN, MORNING, "etEXold", GOLD)));

        assertThat(decision.events()).contains(new ContactTagged(Tag.inWecom(GOLD, LIN, at(2))));
    }

    @Test
    void aRuleTakesBackWhatItGaveAndLeavesWhatStaffSaidBefore() {
        for (var tag : List.of(FAN, IN_WECOM)) {
            var byStaff =
                    decide(FOLLOWED, said(tag, true, "user:lin.wei", at(1))).state();
            var byBoth = decide(byStaff, tag(tag, at(2), null)).state();

            var decision = decide(byBoth, said(tag, false, "auto-tag:fans", at(3)));

            assertThat(decision.state().person().tags())
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.because()).isEqualTo("user:lin.wei"));
            assertThat(decision.events()).noneMatch(TagsWanted.class::isInstance);
            assertThat(decide(decision.state(), said(tag, false, "user:lin.wei", at(4)))
                            .state()
                            .person()
                            .tags())
                    .isEmpty();
        }
    }

    @Test
    void aRuleTakesBackWhatNobodyElseSaidAndStaffTakeOffWhateverWasSaid() {
        var byRules = decide(decide(FOLLOWED, tag(FAN, at(1), null)).state(), said(FAN, true, "auto-tag:new", at(2)))
                .state();

        var byOne = decide(byRules, said(FAN, false, "auto-tag:new", at(3))).state();
        var byNone = decide(byOne, said(FAN, false, "auto-tag:fans", at(4)));

        assertThat(byOne.person().tags()).extracting(Tag::because).containsExactly("auto-tag:fans");
        assertThat(byNone.events()).contains(new ContactUntagged("fan", null, new TagEnd("auto-tag:fans", at(4))));
        assertThat(decide(byRules, said(FAN, false, "user:lin.wei", at(3)))
                        .state()
                        .person()
                        .tags())
                .isEmpty();
    }

    @Test
    void aRuleLeavesATagThatWecomHadBeforeIt() {
        var shown = decide(FOLLOWED, profile("王芳", at(1), follower(LIN, MORNING, GOLD)))
                .state();
        var byRule = decide(shown, tagOf(LIN, at(2))).state();

        var decision = decide(byRule, saidOf(LIN, false, "auto-tag:fans", at(3)));

        assertThat(decision.events()).noneMatch(TagsWanted.class::isInstance);
        assertThat(decision.state().person().tags()).extracting(Tag::because).containsExactly("wecom");
        assertThat(decision.state().person().tagConflicts()).isEmpty();
    }

    @Test
    void neverForgetsWhatBecameOfATagThatIsStillDecided() {
        var mark = mark(FOLLOWED, tagOf(LIN, at(1)));
        var bears = decide(decide(FOLLOWED, tagOf(LIN, at(1))).state(), answered(mark, null, at(2)))
                .state();

        for (int other = 0; other < 2 * MarkOutcome.KEPT; other++) {
            bears = decide(bears, answered("another-" + other, null, at(3 + other)))
                    .state();
        }

        assertThat(bears.person().tags()).extracting(Tag::state).containsExactly(TagState.CONFIRMED);
        assertThat(bears.facts().external().marks()).hasSize(MarkOutcome.KEPT + 1);
        var takenOff = decide(bears, profile("王芳", at(1_000), follower(LIN, MORNING)));
        assertThat(takenOff.state().person().tags()).isEmpty();
    }

    @Test
    void takesOffATagOfARelationThatEnded() {
        var left = decide(decide(FOLLOWED, tagOf(LIN, at(1))).state(), leaving(LIN, at(2)))
                .state();
        assertThat(left.person().tags()).hasSize(1);

        var decision = decide(left, saidOf(LIN, false, "user:lin.wei", at(3)));

        assertThat(decision.state().person().tags()).isEmpty();
        assertThat(decision.events()).noneMatch(TagsWanted.class::isInstance);
        assertThatThrownBy(() -> decide(decision.state(), saidOf(LIN, false, "user:lin.wei", at(4))))
                .isInstanceOf(TagsRefused.class);
    }

    /** A rule that holds says the same once more, with its first time, when somebody else begins to follow. */
    @Test
    void putsTheTagOfARuleOnARelationThatBeganSinceOnce() {
        var asked = tag(IN_WECOM, at(1), null);
        var tagged = decide(contact(addedBySearch(LIN, MORNING)), asked).state();
        var followed = decide(tagged, addedBySearch(CHEN, at(5))).state();

        var again = decide(followed, asked);

        assertThat(wanted(again.events()))
                .singleElement()
                .satisfies(wanted -> assertThat(wanted.staffId()).isEqualTo(CHEN));
        assertThat(again.state().person().tags()).extracting(Tag::staffId).containsExactlyInAnyOrder(LIN, CHEN);
        assertThat(decide(again.state(), asked).changed()).isFalse();
        var ended = decide(again.state(), said(IN_WECOM, false, "auto-tag:fans", at(6)));
        assertThat(wanted(ended.events())).extracting(TagsWanted::staffId).containsExactlyInAnyOrder(LIN, CHEN);
        assertThat(wanted(ended.events()))
                .allSatisfy(wanted -> assertThat(wanted.remove()).containsExactly(GOLD));
    }

    @Test
    void putsTheTagOfARuleOnARelationThatBeganAnew() {
        var asked = tag(IN_WECOM, at(1), null);
        var first = decide(contact(addedBySearch(LIN, MORNING)), asked);
        var anew = decide(decide(first.state(), leaving(LIN, at(2))).state(), addedBySearch(LIN, at(3)))
                .state();
        assertThat(anew.person().tags()).isEmpty();

        var again = decide(anew, asked);

        assertThat(again.state().person().tags()).hasSize(1);
        assertThat(wanted(again.events()))
                .singleElement()
                .satisfies(wanted -> assertThat(wanted.mark())
                        .isNotEqualTo(wanted(first.events()).getFirst().mark()));
    }

    @Test
    void putsTheTagOfARuleOnNobodyFromWhomItWasTakenByHand() {
        var asked = tag(IN_WECOM, at(1), null);
        var tagged = decide(contact(addedBySearch(LIN, MORNING)), asked).state();
        var off = decide(tagged, saidOf(LIN, false, "user:" + LIN, at(2))).state();
        var followed = decide(off, addedBySearch(CHEN, at(5))).state();

        var again = decide(followed, asked);

        assertThat(again.state().person().tags()).extracting(Tag::staffId).containsExactly(CHEN);
        assertThat(wanted(again.events())).extracting(TagsWanted::staffId).containsExactly(CHEN);
    }

    /** What WeCom has of it nobody knows: it is told, unless only what was given here is taken back. */
    @Test
    void takesATagOffARelationThatNobodyHasRead() {
        var byHand = decide(FOLLOWED, saidOf(LIN, false, "user:" + LIN, at(1)));
        var byRule = decide(FOLLOWED, saidOf(LIN, false, "auto-tag:fans", at(1)));

        assertThat(wanted(byHand.events()))
                .singleElement()
                .satisfies(wanted -> assertThat(wanted.remove()).containsExactly(GOLD));
        assertThat(wanted(byRule.events())).isEmpty();
    }

    private static List<TagsWanted> wanted(List<ContactEvent> events) {
        return events.stream()
                .filter(TagsWanted.class::isInstance)
                .map(TagsWanted.class::cast)
                .toList();
    }

    private static TagsAsked said(TagRef tag, boolean tagged, String because, Instant at) {
        return said(tag, null, tagged, because, at);
    }

    private static TagsAsked saidOf(String staffId, boolean tagged, String because, Instant at) {
        return said(IN_WECOM, staffId, tagged, because, at);
    }

    private static TagsAsked said(TagRef tag, @Nullable String staffId, boolean tagged, String because, Instant at) {
        var add = tagged ? List.of(tag) : List.<TagRef>of();
        var remove = tagged ? List.<TagRef>of() : List.of(tag);
        return new TagsAsked(new TagChange(add, remove, staffId, because, at, List.of(), null));
    }

    private static TagsAsked tag(TagRef tag, Instant at, @Nullable Instant expiresAt) {
        return new TagsAsked(new TagChange(List.of(tag), List.of(), null, "auto-tag:fans", at, evidence(), expiresAt));
    }

    private static TagsAsked tagOf(String staffId, Instant at) {
        return new TagsAsked(
                new TagChange(List.of(IN_WECOM), List.of(), staffId, "auto-tag:fans", at, List.of(), null));
    }

    private static TagsMarked answered(String mark, @Nullable String refusal, Instant at) {
        return new TagsMarked(new MarkOutcome(mark, refusal, at));
    }

    private static Statements statements(Contact contact, TagsAsked asked) {
        return asked.change().of(contact.person());
    }

    private static String mark(Contact contact, TagsAsked asked) {
        return decide(contact, asked).events().stream()
                .filter(TagsWanted.class::isInstance)
                .map(event -> ((TagsWanted) event).mark())
                .findFirst()
                .orElseThrow();
    }

    private static List<TagEvidence> evidence() {
        return List.of(new TagEvidence("event-1", "page-viewed", MORNING));
    }
}
