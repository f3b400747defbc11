package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CHEN;
import static dev.scrm.contact.contact.ContactFixtures.GOLD;
import static dev.scrm.contact.contact.ContactFixtures.ID;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.POSTER;
import static dev.scrm.contact.contact.ContactFixtures.WANG;
import static dev.scrm.contact.contact.ContactFixtures.addedBySearch;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.contact;
import static dev.scrm.contact.contact.ContactFixtures.decide;
import static dev.scrm.contact.contact.ContactFixtures.edit;
import static dev.scrm.contact.contact.ContactFixtures.follower;
import static dev.scrm.contact.contact.ContactFixtures.gendered;
import static dev.scrm.contact.contact.ContactFixtures.leaving;
import static dev.scrm.contact.contact.ContactFixtures.named;
import static dev.scrm.contact.contact.ContactFixtures.profile;
import static dev.scrm.contact.contact.ContactFixtures.removal;
import static dev.scrm.contact.contact.ContactFixtures.request;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.contact.ContactEvent.ContactCreated;
import dev.scrm.contact.contact.ContactEvent.ContactFollowed;
import dev.scrm.contact.contact.ContactEvent.ContactIdentified;
import dev.scrm.contact.contact.ContactEvent.ContactTagged;
import dev.scrm.contact.contact.ContactEvent.ContactUnfollowed;
import dev.scrm.contact.contact.ContactEvent.GroupsWanted;
import dev.scrm.contact.contact.ContactEvent.ProfileChanged;
import dev.scrm.contact.contact.ContactEvent.ProfileWanted;
import dev.scrm.contact.contact.ContactEvent.SnapshotTaken;
import dev.scrm.contact.contact.ContactEvent.TagsWanted;
import dev.scrm.contact.contact.ContactFact.FetchFailed;
import dev.scrm.contact.contact.ContactFact.Follower;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactTests {
    private static final Tag GOLD_FROM_THE_POSTER =
            new Tag(GOLD, LIN, "live-code:poster-17", MORNING, List.of(), null, TagState.PENDING, null);

    @Test
    void makesAContactOfAScanAndAsksForItsProfileFirst() {
        var decision = decide(null, scan(LIN, MORNING));

        assertThat(decision.events())
                .containsExactly(
                        new ProfileWanted(WANG),
                        new ContactCreated(WANG, POSTER, MORNING),
                        new ContactFollowed(LIN, POSTER, MORNING),
                        new GroupsWanted(),
                        new SnapshotTaken(decision.state().snapshot()));
        assertThat(decision.state().snapshot().followers())
                .containsExactly(new Snapshot.Follower(LIN, MORNING, POSTER, null));
    }

    @Test
    void tagsAContactFromItsLiveCodeAndSaysWhy() {
        var decision = decide(null, scan(LIN, MORNING, GOLD));

        assertThat(decision.events())
                .contains(
                        new ContactTagged(GOLD_FROM_THE_POSTER),
                        new TagsWanted(WANG, LIN, List.of(GOLD), List.of(), mark(MORNING)));
        assertThat(decision.state().person().tags()).containsExactly(GOLD_FROM_THE_POSTER);
    }

    @Test
    void changesNothingWhenTheSameCallbackComesAgain() {
        var known = contact(scan(LIN, MORNING, GOLD));

        var decision = decide(known, scan(LIN, MORNING, GOLD));

        assertThat(decision.changed()).isFalse();
    }

    @Test
    void doesNotTagByARedeliveryWhatTheLiveCodeTagsOnlyNow() {
        var known = contact(scan(LIN, MORNING, GOLD));

        var decision = decide(known, scan(LIN, MORNING, GOLD, "etEXnew"));

        assertThat(decision.changed()).isFalse();
    }

    @Test
    void isFollowedByASecondStaffMemberWithoutBeingCreatedAgain() {
        var decision = decide(contact(scan(LIN, MORNING)), addedBySearch(CHEN, at(60)));

        assertThat(decision.events())
                .contains(new ContactFollowed(CHEN, null, at(60)))
                .noneMatch(ContactCreated.class::isInstance);
        assertThat(decision.state().person().isFollowedBy(LIN)).isTrue();
        assertThat(decision.state().person().isFollowedBy(CHEN)).isTrue();
    }

    @Test
    void keepsTheLiveCodeThatBroughtItFirst() {
        var later = new ContactFact.Added(WANG, CHEN, "shop-3", List.of(), at(60));

        assertThat(contact(scan(LIN, MORNING), later).person().liveCode()).isEqualTo(POSTER);
        assertThat(contact(later, scan(LIN, MORNING)).person().liveCode()).isEqualTo(POSTER);
    }

    @Test
    void knowsACustomerWhoIsNotConfirmedYetButLetsNobodyFollow() {
        var decision = decide(null, request(LIN, MORNING));

        assertThat(decision.events())
                .containsExactly(
                        new ProfileWanted(WANG),
                        new ContactCreated(WANG, POSTER, MORNING),
                        new GroupsWanted(),
                        new SnapshotTaken(decision.state().snapshot()));
        assertThat(decision.state().person().isFollowedBy(LIN)).isFalse();
    }

    @Test
    void isFollowedOnceTheStaffMemberConfirms() {
        var decision = decide(contact(request(LIN, MORNING)), addedBySearch(LIN, at(30)));

        assertThat(decision.events())
                .contains(new ContactFollowed(LIN, null, at(30)))
                .noneMatch(ContactCreated.class::isInstance);
    }

    @Test
    void hasItsProfileReadAgainAfterAnEdit() {
        var decision = decide(contact(scan(LIN, MORNING)), edit(at(60)));

        assertThat(decision.events()).containsExactly(new ProfileWanted(WANG));
    }

    @Test
    void tellsInItsSnapshotWhoFollowsItNoMore() {
        var contact = contact(
                scan(LIN, MORNING),
                scan(CHEN, MORNING),
                leaving(CHEN, at(60)),
                removal(LIN, at(90)),
                scan(LIN, at(120)),
                leaving("mei", at(180)));

        assertThat(contact.snapshot().formerFollowers())
                .containsExactly(
                        new Snapshot.FormerFollower("mei", null, null, null, new End(at(180), EndedBy.CUSTOMER)),
                        new Snapshot.FormerFollower(CHEN, MORNING, POSTER, null, new End(at(60), EndedBy.CUSTOMER)));
    }

    @Test
    void tellsInItsSnapshotUnderWhatKindsOfIdentityItIsKnown() {
        var phone = new Identity(new IdentityKey(IdentityType.PHONE, "", "+8613912345678"), false, "shop", at(1));
        var member = new Identity(new IdentityKey(IdentityType.MEMBER_ID, "shop", "m-17"), true, "shop", at(2));
        var known = contact(scan(LIN, MORNING), new ContactFact.Identified(phone), new ContactFact.Identified(member));
        assertThat(known.snapshot().identityKinds())
                .containsExactly("external-user-id", "member-id", "member-id:shop", "phone");

        var withdrawn = decide(known, new ContactFact.IdentityWithdrawn(phone, at(3)));

        assertThat(withdrawn.state().snapshot().identityKinds()).doesNotContain("phone");
        assertThat(withdrawn.events())
                .contains(new SnapshotTaken(withdrawn.state().snapshot()));
    }

    @Test
    void saysWhoEndedARelation() {
        var known = contact(scan(LIN, MORNING), scan(CHEN, MORNING));

        assertThat(decide(known, removal(LIN, at(60))).events())
                .contains(new ContactUnfollowed(LIN, EndedBy.STAFF, at(60)));
        assertThat(decide(known, leaving(CHEN, at(60))).events())
                .contains(new ContactUnfollowed(CHEN, EndedBy.CUSTOMER, at(60)));
    }

    @Test
    void takesARelationThatWasConcludedToBeOverForStandingWhenItIsSeenAgain() {
        var gone = contact(
                scan(LIN, MORNING),
                profile("王芳", at(1), follower(LIN, MORNING, GOLD)),
                new ContactFact.Ended(WANG, LIN, EndedBy.UNKNOWN, at(60)));
        assertThat(gone.person().isFollowedBy(LIN)).isFalse();

        var seen = decide(gone, profile("王芳", at(90), follower(LIN, MORNING, GOLD)));

        assertThat(seen.state().person().isFollowedBy(LIN)).isTrue();
        assertThat(decide(
                                contact(scan(LIN, MORNING), removal(LIN, at(60))),
                                profile("王芳", at(90), follower(LIN, MORNING, GOLD)))
                        .state()
                        .person()
                        .isFollowedBy(LIN))
                .as("what WeCom told stays")
                .isFalse();
    }

    @Test
    void keepsTheNameThatAReadingLeavesOut() {
        var known = contact(scan(LIN, MORNING), profile("王芳", at(1)));

        assertThat(decide(known, profile("", at(9))).events()).isEmpty();
    }

    @Test
    void tellsARelationWholeWhoseRemovalOvertookItsBeginning() {
        var known = contact(removal(LIN, at(60)));

        var decision = decide(known, scan(LIN, MORNING));

        assertThat(decision.events())
                .containsSubsequence(
                        new ContactFollowed(LIN, POSTER, MORNING), new ContactUnfollowed(LIN, EndedBy.STAFF, at(60)));
        assertThat(decision.state().person().isFollowedBy(LIN)).isFalse();
    }

    @Test
    void asksForNoTagsOnARelationThatIsGone() {
        var decision = decide(contact(removal(LIN, at(60))), scan(LIN, MORNING, GOLD));

        assertThat(decision.events())
                .contains(new ContactTagged(GOLD_FROM_THE_POSTER))
                .noneMatch(TagsWanted.class::isInstance);
    }

    @Test
    void isFollowedAnewAndTaggedInWecomAnewWhenItComesBack() {
        var gone = contact(scan(LIN, MORNING, GOLD), leaving(LIN, at(60)));

        var decision = decide(gone, scan(LIN, at(120), GOLD));

        assertThat(decision.events())
                .contains(
                        new ContactFollowed(LIN, POSTER, at(120)),
                        new TagsWanted(WANG, LIN, List.of(GOLD), List.of(), mark(at(120))))
                .noneMatch(ContactTagged.class::isInstance);
    }

    @Test
    void takesARemovalInTheSameSecondForALaterOne() {
        assertThat(contact(scan(LIN, MORNING), removal(LIN, MORNING)).person().isFollowedBy(LIN))
                .isFalse();
        assertThat(contact(removal(LIN, MORNING), scan(LIN, MORNING)).person().isFollowedBy(LIN))
                .isFalse();
    }

    @Test
    void takesNameRemarkAndTagsFromAFetchedProfile() {
        var decision = decide(contact(scan(LIN, MORNING)), profile("王芳", at(1), follower(LIN, MORNING, GOLD)));

        var contact = decision.state();
        assertThat(decision.events())
                .containsExactly(
                        new ProfileChanged("王芳", at(1)),
                        new ContactIdentified(contact.facts().identities().getFirst()),
                        new SnapshotTaken(contact.snapshot()));
        assertThat(contact.snapshot().name()).isEqualTo("王芳");
        assertThat(contact.person().tags()).containsExactly(Tag.inWecom(GOLD, LIN, at(1)));
        assertThat(contact.facts().external().relation(LIN).remark()).isEqualTo(new Dated<>("王芳", at(1)));
    }

    @Test
    void findsNoNewsInTheSameProfileReadAgain() {
        var known = contact(scan(LIN, MORNING), profile("王芳", at(1), follower(LIN, MORNING)));

        assertThat(decide(known, profile("王芳", at(9), follower(LIN, MORNING))).events())
                .isEmpty();
    }

    @Test
    void isNotMisledByAnOlderProfile() {
        var known = contact(scan(LIN, MORNING), profile("王芳", at(9)));

        assertThat(decide(known, profile("小王", at(1))).events()).isEmpty();
    }

    @Test
    void keepsWhatAFetchedProfileDoesNotTell() {
        var known = contact(scan(LIN, MORNING), profile("王芳", at(1), follower(LIN, MORNING, GOLD)));
        var silent = new ContactFact.Fetched(
                WANG,
                "王芳",
                Kind.WECHAT,
                Gender.FEMALE,
                null,
                null,
                List.of(new Follower(LIN, null, null, null, null, null)),
                at(9));

        var contact = decide(known, silent).state();

        assertThat(contact.snapshot()).isEqualTo(known.snapshot());
        assertThat(contact.facts().external().relation(LIN).remark()).isEqualTo(new Dated<>("王芳", at(1)));
    }

    @Test
    void takesAnEmptyListOfTagsForWhatItSays() {
        var known = contact(scan(LIN, MORNING), profile("王芳", at(1), follower(LIN, MORNING, GOLD)));

        assertThat(decide(known, profile("王芳", at(9), follower(LIN, MORNING)))
                        .state()
                        .person()
                        .tags())
                .isEmpty();
    }

    @Test
    void keepsATagThatWasDecidedThoughWecomDoesNotShowItYet() {
        var known = contact(scan(LIN, MORNING, GOLD));

        var contact =
                decide(known, profile("王芳", at(1), follower(LIN, MORNING))).state();

        assertThat(contact.snapshot().tagIds()).containsExactly(GOLD);
    }

    @Test
    void keepsAFollowerWhoIsMissingFromAFetchedProfile() {
        var known = contact(scan(LIN, MORNING), scan(CHEN, MORNING));

        assertThat(decide(known, profile("王芳", at(60), follower(CHEN, MORNING)))
                        .state()
                        .person()
                        .isFollowedBy(LIN))
                .isTrue();
    }

    @Test
    void learnsOfARelationFromAFetchedProfileWhenItsCallbackIsLost() {
        var decision = decide(contact(scan(LIN, MORNING)), profile("王芳", at(60), follower(CHEN, at(10))));

        assertThat(decision.events()).contains(new ContactFollowed(CHEN, POSTER, at(10)));
    }

    @Test
    void doesNotBringARelationBackByAProfileReadBeforeItEnded() {
        var gone = contact(scan(LIN, MORNING), removal(LIN, at(60)));

        var decision = decide(gone, profile("王芳", at(59), follower(LIN, MORNING)));

        assertThat(decision.state().person().isFollowedBy(LIN)).isFalse();
        assertThat(decision.events()).noneMatch(ContactFollowed.class::isInstance);
    }

    @Test
    void followsOnceThoughWecomsProfileDatesTheRelationASecondLater() {
        var decision = decide(contact(scan(LIN, MORNING)), profile("王芳", at(2), follower(LIN, at(1))));

        assertThat(decision.events()).noneMatch(ContactFollowed.class::isInstance);
        assertThat(decision.state().snapshot().followers())
                .containsExactly(new Snapshot.Follower(LIN, MORNING, POSTER, "qr-code"));
    }

    @Test
    void isCalledWhatSomebodySaysUntilWecomTellsItsName() {
        var stated = contact(scan(LIN, MORNING), named("王小明", at(1)), gendered(Gender.MALE, at(1)));
        var told = decide(stated, profile("小明🌸", at(2)));

        assertThat(stated.snapshot().name()).isEqualTo("王小明");
        assertThat(stated.snapshot().gender()).isEqualTo(Gender.MALE);
        assertThat(told.state().snapshot().name()).isEqualTo("小明🌸");
        assertThat(told.state().snapshot().statedName()).isEqualTo("王小明");
        assertThat(told.state().snapshot().gender()).isEqualTo(Gender.FEMALE);
        assertThat(told.state().person().names()).containsExactly("小明🌸", "王小明");
    }

    @Test
    void isCalledWhatSomebodySaysWhereWecomLeavesTheNameOut() {
        var contact = contact(scan(LIN, MORNING), profile("", at(1)), named("王小明", at(2)));

        assertThat(contact.snapshot().name()).isEqualTo("王小明");
        assertThat(decide(contact, named(null, at(3))).state().snapshot().name())
                .isEmpty();
    }

    @Test
    void tellsOfAStatedNameOnceAndWhatItIsCalledThen() {
        var named = decide(contact(scan(LIN, MORNING), profile("小明🌸", at(1))), named("王小明", at(2)));

        assertThat(named.events()).first().isEqualTo(new ProfileChanged("小明🌸", at(2)));
        assertThat(decide(named.state(), named("王小明", at(2))).changed()).isFalse();
        assertThat(decide(named.state(), named("王明", at(1))).changed()).isFalse();
    }

    @Test
    void explainsAMissingNameUntilAReadingSucceeds() {
        var failed = decide(contact(scan(LIN, MORNING)), new FetchFailed("not-a-contact", at(1)));

        assertThat(failed.events()).isEmpty();
        assertThat(failed.state().person().openFetchFailure()).contains(new FetchFailure("not-a-contact", at(1)));
        assertThat(decide(failed.state(), profile("王芳", at(2))).state().person().openFetchFailure())
                .isEmpty();
    }

    @Test
    void refusesAFailedReadingOfNobody() {
        assertThatThrownBy(() -> decide(null, new FetchFailed("not-a-contact", at(1))))
                .isInstanceOfSatisfying(
                        ContactRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("contact-unknown"));
    }

    @Test
    void becomesKnownThroughAProfileThatSomebodyElseAskedFor() {
        var decision = decide(null, profile("王芳", at(1)));

        assertThat(decision.events()).contains(new ContactCreated(WANG, null, at(1)), new ProfileChanged("王芳", at(1)));
        assertThat(decision.state().id()).isEqualTo(ID);
    }

    private static String mark(Instant added) {
        return DecidedTag.mark(WANG, LIN, new Start(added, null));
    }
}
