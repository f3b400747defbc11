package dev.scrm.contact.contact.kafka;

import static dev.scrm.contact.contact.ContactFixtures.CHEN;
import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.GOLD;
import static dev.scrm.contact.contact.ContactFixtures.ID;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.POSTER;
import static dev.scrm.contact.contact.ContactFixtures.WANG;
import static dev.scrm.contact.contact.ContactFixtures.at;
import static dev.scrm.contact.contact.ContactFixtures.consent;
import static dev.scrm.contact.contact.ContactFixtures.contact;
import static dev.scrm.contact.contact.ContactFixtures.inGroups;
import static dev.scrm.contact.contact.ContactFixtures.leaving;
import static dev.scrm.contact.contact.ContactFixtures.member;
import static dev.scrm.contact.contact.ContactFixtures.moved;
import static dev.scrm.contact.contact.ContactFixtures.named;
import static dev.scrm.contact.contact.ContactFixtures.noMember;
import static dev.scrm.contact.contact.ContactFixtures.profile;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static dev.scrm.contact.contact.ContactFixtures.told;
import static dev.scrm.contact.contact.ContactFixtures.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.AddWay;
import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactEvent;
import dev.scrm.contact.contact.ContactEvent.ConsentChanged;
import dev.scrm.contact.contact.ContactEvent.ContactCreated;
import dev.scrm.contact.contact.ContactEvent.ContactFollowed;
import dev.scrm.contact.contact.ContactEvent.ContactIdentified;
import dev.scrm.contact.contact.ContactEvent.ContactMerged;
import dev.scrm.contact.contact.ContactEvent.ContactTagged;
import dev.scrm.contact.contact.ContactEvent.ContactUnfollowed;
import dev.scrm.contact.contact.ContactEvent.ContactUnmerged;
import dev.scrm.contact.contact.ContactEvent.ContactUntagged;
import dev.scrm.contact.contact.ContactEvent.GroupsWanted;
import dev.scrm.contact.contact.ContactEvent.MembershipChanged;
import dev.scrm.contact.contact.ContactEvent.ProfileChanged;
import dev.scrm.contact.contact.ContactEvent.ProfileWanted;
import dev.scrm.contact.contact.ContactEvent.SettlingWanted;
import dev.scrm.contact.contact.ContactEvent.SnapshotTaken;
import dev.scrm.contact.contact.ContactEvent.StageChanged;
import dev.scrm.contact.contact.ContactEvent.TagsWanted;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.EndedBy;
import dev.scrm.contact.contact.GroupStay;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.Link;
import dev.scrm.contact.contact.Merge;
import dev.scrm.contact.contact.TagEnd;
import dev.scrm.contact.field.Value;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.mongo.Raised;
import dev.scrm.platform.test.GoldenSample;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContactEventWireTests {
    private static final EventEnvelope CAUSE = GoldenSample.envelope("scrm.wecom.external-contact-added.v1");
    private static final Contact WANG_FANG = contact(
            scan(LIN, MORNING, GOLD),
            scan(CHEN, MORNING),
            leaving(CHEN, at(60)),
            profile("王芳", MORNING, new ContactFact.Follower(LIN, MORNING, POSTER, null, null, AddWay.QR_CODE)),
            told(
                    value("birthday", new Value.Text("1990-01-31"), "user:lin.wei", MORNING),
                    value("height", new Value.Numeric(new BigDecimal("165.50")), "user:lin.wei", MORNING),
                    value("old", null, "user:lin.wei", MORNING),
                    value("skin", new Value.Choices(List.of("dry", "mixed")), "program:shop", MORNING),
                    value("vip", new Value.Flag(true), "program:shop", MORNING)),
            named("王芳芳", MORNING),
            moved("interested", MORNING),
            consent(ConsentChannel.WECOM, ConsentPurpose.MARKETING, true, MORNING),
            member("mall", "gold", 1280L, MORNING),
            noMember("shop", MORNING),
            inGroups(MORNING, new GroupStay("wrEXchat01", MORNING)));

    private static final String OTHER = "b7e23ec29af22b0b4e41da31e868d572";
    private static final String THIRD = "c0ffee00000000000000000000000017";
    private static final Contact SURVIVOR = WANG_FANG.settle(merged()).state();

    /** Another contact, from a shop, that is seen as Wang Fang. */
    private static Contact merged() {
        var member = new Identity(
                new IdentityKey(IdentityType.MEMBER_ID, "shop", "m-17"), true, "shop", MORNING.plusSeconds(1));
        var other = Contact.decide(null, new ContactId(CORP, OTHER), new ContactFact.Identified(member));
        return other.state()
                .mergeInto(new Merge(ID.value(), "by:lin.wei", MORNING.plusSeconds(2)))
                .state();
    }

    static Stream<Arguments> published() {
        return Stream.of(
                Arguments.of("scrm.contact.events.v1", "created", new ContactCreated(WANG, POSTER, MORNING)),
                Arguments.of("scrm.contact.events.v1", "followed", new ContactFollowed(LIN, POSTER, MORNING)),
                Arguments.of(
                        "scrm.contact.events.v1", "unfollowed", new ContactUnfollowed(LIN, EndedBy.CUSTOMER, MORNING)),
                Arguments.of("scrm.contact.events.v1", "profile-changed", new ProfileChanged("王芳", MORNING)),
                Arguments.of(
                        "scrm.contact.events.v1",
                        "tagged",
                        new ContactTagged(WANG_FANG.person().tags().getFirst())),
                Arguments.of(
                        "scrm.contact.events.v1",
                        "untagged",
                        new ContactUntagged(GOLD, LIN, new TagEnd("user:lin.wei", MORNING))),
                Arguments.of(
                        "scrm.contact.events.v1",
                        "identified",
                        new ContactIdentified(WANG_FANG.facts().identities().getFirst())),
                Arguments.of(
                        "scrm.contact.events.v1",
                        "merged",
                        new ContactMerged(new Link(OTHER, new Merge(THIRD, "identity:union-id", MORNING), 3))),
                Arguments.of(
                        "scrm.contact.events.v1",
                        "unmerged",
                        new ContactUnmerged(
                                OTHER,
                                "by:lin.wei",
                                MORNING,
                                List.of(new Link(THIRD, new Merge(ID.value(), "identity:union-id", MORNING), 2)),
                                4)),
                Arguments.of(
                        "scrm.contact.events.v1",
                        "stage-changed",
                        new StageChanged(
                                "new",
                                WANG_FANG.person().statements().lastStage().orElseThrow())),
                Arguments.of(
                        "scrm.contact.events.v1",
                        "consent-changed",
                        new ConsentChanged(WANG_FANG
                                .person()
                                .statements()
                                .standingConsents()
                                .getFirst())),
                Arguments.of(
                        "scrm.contact.events.v1",
                        "membership-changed",
                        new MembershipChanged(WANG_FANG
                                .person()
                                .statements()
                                .standingMemberships()
                                .getFirst())),
                Arguments.of("scrm.contact.commands.v1", "settle-merge", new SettlingWanted(OTHER)),
                Arguments.of("scrm.contact.commands.v1", "see-groups", new GroupsWanted()),
                Arguments.of("scrm.contact.profiles.v1", "profile-snapshot", new SnapshotTaken(SURVIVOR.snapshot())));
    }

    @ParameterizedTest
    @MethodSource("published")
    void writesTheGoldenSample(String topic, String name, ContactEvent event) {
        var type = "scrm.contact." + name + ".v1";

        var message = only(event);

        assertThat(message.topic()).isEqualTo(topic);
        assertThat(message.envelope().type()).hasToString(type);
        GoldenSample.assertEqualsSample(type, message.envelope().data());
        GoldenSample.assertMatchesSchema(type, message.envelope().data());
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("scrm.wecom.fetch-contact.v1", new ProfileWanted(WANG)),
                Arguments.of("scrm.wecom.mark-tags.v1", new TagsWanted(WANG, LIN, List.of(GOLD), List.of(), "mark")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void writesTheGoldenSampleOfACommand(String type, ContactEvent event) {
        var message = only(event);

        assertThat(message.topic()).isEqualTo("scrm.wecom.commands.v1");
        assertThat(message.envelope().type()).hasToString(type);
        GoldenSample.assertEqualsSample(type, message.envelope().data());
    }

    @Test
    void leavesOutWhatIsAbsent() {
        var data = only(new SnapshotTaken(contact(scan(LIN, MORNING)).snapshot()))
                .envelope()
                .data();

        GoldenSample.assertMatchesSchema("scrm.contact.profile-snapshot.v1", data);
        assertThat(new String(data, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("null");
    }

    @Test
    void tellsThatNothingIsKnownOfAConsentAnyMore() {
        var about = new ConsentStatement.About(ConsentChannel.SMS, ConsentPurpose.MARKETING);
        var data = only(new ConsentChanged(
                        new ConsentStatement(about, false, "import-undone", null, "user:" + LIN, MORNING, MORNING)))
                .envelope()
                .data();

        GoldenSample.assertMatchesSchema("scrm.contact.consent-changed.v1", data);
        assertThat(new String(data, java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"given\":false", "\"unknown\":true");
    }

    @Test
    void keysEverythingByCorpAndContact() {
        assertThat(messages(7, new ProfileWanted(WANG), new ContactCreated(WANG, null, MORNING)))
                .extracting(OutboxMessage::key)
                .containsOnly(CORP + ":" + ID.value());
    }

    @Test
    void numbersEventsByTheirPlaceAndGivesCommandsNone() {
        assertThat(messages(7, new ProfileWanted(WANG), new ContactCreated(WANG, null, MORNING)))
                .extracting(message -> message.envelope().sequence())
                .containsExactly(0L, 8L);
    }

    @Test
    void asksForTheSameThingUnderTheSameIdWhenACauseIsReplayed() {
        var first = messages(7, new ProfileWanted(WANG)).getFirst().envelope().id();
        var replayed =
                messages(12, new ProfileWanted(WANG)).getFirst().envelope().id();
        var other = messages(12, new TagsWanted(WANG, LIN, List.of(GOLD), List.of(), "mark"))
                .getFirst()
                .envelope()
                .id();

        assertThat(replayed).isEqualTo(first).isNotEqualTo(other);
    }

    @Test
    void namesItsCause() {
        assertThat(only(new ProfileWanted(WANG)).envelope().causationId()).isEqualTo(CAUSE.id());
    }

    private static OutboxMessage only(ContactEvent event) {
        return messages(1, event).getFirst();
    }

    private static List<OutboxMessage> messages(long firstSequence, ContactEvent... events) {
        var raised = new Raised(CORP, ID.value(), firstSequence, MORNING, CAUSE);
        return new ContactEventWire().messages(WANG_FANG, List.of(events), raised);
    }
}
