package dev.scrm.contact.group.kafka;

import static dev.scrm.contact.group.GroupFixtures.CHAT;
import static dev.scrm.contact.group.GroupFixtures.CORP;
import static dev.scrm.contact.group.GroupFixtures.MORNING;
import static dev.scrm.contact.group.GroupFixtures.changed;
import static dev.scrm.contact.group.GroupFixtures.hear;
import static dev.scrm.contact.group.GroupFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.group.GroupChat;
import dev.scrm.contact.group.GroupEvent;
import dev.scrm.contact.group.GroupMember;
import dev.scrm.contact.group.QuitCause;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.mongo.Raised;
import dev.scrm.platform.test.GoldenSample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GroupEventWireTests {
    private static final String CONTACT = "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60";
    private static final GroupChat GROUP = hear(read(MORNING, "v1")).group();
    private static final EventEnvelope CAUSE = GoldenSample.envelope("scrm.wecom.group-chat-changed.v1");
    private static final Raised RAISED = new Raised(CORP, CHAT, 7, MORNING, CAUSE);

    private final GroupEventWire wire = new GroupEventWire();

    static Stream<Arguments> news() {
        var wang = new GroupMember("wmEXAMPLEcust0001", true, MORNING, "qr-code", "lin.wei", "door-3");
        return Stream.of(
                Arguments.of("scrm.contact.group-joined.v1", new GroupEvent.Joined(CONTACT, wang, MORNING)),
                Arguments.of("scrm.contact.group-left.v1", new GroupEvent.Left(CONTACT, QuitCause.REMOVED, MORNING)));
    }

    @ParameterizedTest
    @MethodSource("news")
    void tellsOfTheContactAsTheGoldenSample(String type, GroupEvent event) {
        var message = message(GROUP, event);

        assertThat(message.topic()).isEqualTo("scrm.contact.events.v1");
        assertThat(message.key()).isEqualTo(CORP + ":" + CONTACT);
        assertThat(message.envelope().type()).hasToString(type);
        assertThat(message.envelope().subject()).isEqualTo(CONTACT);
        assertThat(message.envelope().time()).isEqualTo(MORNING);
        assertThat(message.envelope().sequence())
                .as("not one of the contact's own")
                .isZero();
        assertThat(message.envelope().causationId()).isEqualTo(CAUSE.id());
        GoldenSample.assertEqualsSample(type, message.envelope().data());
    }

    @ParameterizedTest
    @EnumSource
    void saysWhyInWordsThatTheContractKnows(QuitCause cause) {
        var message = message(hear(changed(MORNING)).group(), new GroupEvent.Left(CONTACT, cause, MORNING));

        GoldenSample.assertMatchesSchema(
                "scrm.contact.group-left.v1", message.envelope().data());
    }

    @Test
    void tellsWhoCameAtOnceUnderIdsOfTheirOwn() {
        var wang = new GroupMember("wm1", true, null, null, null, null);
        var chen = new GroupMember("wm2", true, null, null, null, null);

        var messages = wire.messages(
                GROUP,
                List.of(new GroupEvent.Joined("c1", wang, MORNING), new GroupEvent.Joined("c2", chen, MORNING)),
                RAISED);

        assertThat(messages).extracting(message -> message.envelope().id()).doesNotHaveDuplicates();
    }

    @Test
    void asksTheGatewayForAReadingOnceHoweverOftenItHearsTheCause() {
        var wanted = new GroupEvent.ReadingWanted(Instant.parse("2026-11-21T08:30:05Z"));
        var message = message(GROUP, wanted);
        var again = wire.messages(GROUP, List.of(wanted), new Raised(CORP, CHAT, 19, MORNING, CAUSE))
                .getFirst();

        assertThat(message.topic()).isEqualTo("scrm.wecom.commands.v1");
        assertThat(message.key()).isEqualTo(CORP + ":" + CHAT);
        assertThat(message.envelope().type()).hasToString("scrm.wecom.fetch-group-chat.v1");
        assertThat(message.envelope().id()).isEqualTo(again.envelope().id());
        GoldenSample.assertMatchesSchema(
                "scrm.wecom.fetch-group-chat.v1", message.envelope().data());
        assertThat(new String(message.envelope().data(), StandardCharsets.UTF_8))
                .contains("\"notBefore\":\"2026-11-21T08:30:05Z\"", "\"lane\":\"bulk\"");
    }

    @Test
    void hasAContactLookAsTheGoldenSampleSaysEachTimeSomethingChanged() {
        var message = message(GROUP, new GroupEvent.MembershipChanged(CONTACT));
        var later = wire.messages(
                        GROUP,
                        List.of(new GroupEvent.MembershipChanged(CONTACT)),
                        new Raised(CORP, CHAT, 19, MORNING, CAUSE))
                .getFirst();

        assertThat(message.topic()).isEqualTo("scrm.contact.commands.v1");
        assertThat(message.key()).isEqualTo(CORP + ":" + CONTACT);
        assertThat(message.envelope().id()).isNotEqualTo(later.envelope().id());
        assertThat(message.envelope().causationId()).isEqualTo(CAUSE.id());
        GoldenSample.assertEqualsSample(
                "scrm.contact.see-groups.v1", message.envelope().data());
    }

    private OutboxMessage message(GroupChat group, GroupEvent... events) {
        return wire.messages(group, Arrays.asList(events), RAISED).getFirst();
    }
}
