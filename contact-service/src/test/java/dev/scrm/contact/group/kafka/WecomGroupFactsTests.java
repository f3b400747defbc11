package dev.scrm.contact.group.kafka;

import static dev.scrm.contact.group.GroupFixtures.CORP;
import static dev.scrm.contact.group.GroupFixtures.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.group.GroupFact;
import dev.scrm.contact.group.GroupMember;
import dev.scrm.contact.group.GroupReading;
import dev.scrm.contact.group.LearnedGroupFact;
import dev.scrm.contact.group.QuitCause;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.test.GoldenSample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WecomGroupFactsTests {
    private static final List<GroupMember> MEMBERS = List.of(
            new GroupMember("lin.wei", false, Instant.parse("2026-09-27T16:26:40Z"), "invited", null, null),
            new GroupMember(
                    "wmEXAMPLEcust0001", true, Instant.parse("2026-09-27T16:28:20Z"), "qr-code", null, "door-3"));

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of(
                        "scrm.wecom.group-chat-created.v1", "wrEXAMPLEchat0001", new GroupFact.Changed(MORNING, null)),
                Arguments.of(
                        "scrm.wecom.group-chat-changed.v1",
                        "wrEXAMPLEchat0001",
                        new GroupFact.Changed(MORNING, "71217227bbd112ecfe3a49c482195cb4")),
                Arguments.of(
                        "scrm.wecom.group-chat-dismissed.v1", "wrEXAMPLEchat0001", new GroupFact.Dismissed(MORNING)),
                Arguments.of(
                        "scrm.wecom.group-chat-fetched.v1",
                        "wrEXchat01",
                        read("2026-11-21T08:29:55.200Z", "2026-11-21T08:30:00.200Z")),
                Arguments.of(
                        "scrm.wecom.group-chat-snapshot.v1",
                        "wrEXchat01",
                        read("2026-11-22T18:29:55.250Z", "2026-11-22T18:30:00.250Z")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "fetch-group-chat, failed,     retry,    true",
                "fetch-group-chat, failed,     back-off, true",
                "fetch-group-chat, failed,     alarm,    true",
                "fetch-group-chat, failed,     -,        true",
                "fetch-group-chat, expired,    -,        true",
                "fetch-group-chat, failed,     state,    false",
                "fetch-group-chat, failed,     drop,     false",
                "fetch-group-chat, suppressed, -,        false",
                "fetch-group-chat, sent,       -,        false",
                "fetch-contact,    failed,     retry,    false"
            })
    void hearsThatAReadingFailedWhereAnotherMayNot(String command, String status, String reaction, boolean again) {
        var data = "{\"commandId\":\"c\",\"command\":\"%s\",\"status\":\"%s\",\"attempts\":3,%s\"finishedAt\":\"%s\"}"
                .formatted(
                        command,
                        status,
                        reaction == null ? "" : "\"reaction\":\"%s\",".formatted(reaction),
                        "2026-11-21T08:30:00.410Z");

        var fact =
                WecomGroupFacts.in(received("scrm.wecom.command-finished.v1", data.getBytes(StandardCharsets.UTF_8)));

        assertThat(fact.map(LearnedGroupFact::fact))
                .isEqualTo(
                        again
                                ? Optional.of(new GroupFact.ReadingFailed(Instant.parse("2026-11-21T08:30:00.410Z")))
                                : Optional.empty());
        assertThat(fact.map(LearnedGroupFact::chatId)).isEqualTo(again ? Optional.of("wr1") : Optional.empty());
    }

    private static GroupFact read(String asOf, String at) {
        var reading = new GroupReading(
                Instant.parse(asOf), true, "会员群", "lin.wei", "0f0e0d0c0b0a09080706050403020100", MEMBERS);
        return new GroupFact.Read(reading, Instant.parse(at));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheGoldenSample(String type, String chatId, GroupFact fact) {
        var event = received(type, GoldenSample.data(type));

        assertThat(WecomGroupFacts.in(event))
                .contains(new LearnedGroupFact(CORP, chatId, fact, event.envelope(), event.position()));
    }

    @ParameterizedTest
    @CsvSource({"left, LEFT", "removed, REMOVED", "abducted, UNKNOWN"})
    void tellsHowMembersWent(String quitScene, QuitCause cause) {
        assertThat(changed("\"change\":\"members-removed\",\"quitScene\":\"%s\",\"changedMemberIds\":[\"wm1\",\"wm2\"],"
                                .formatted(quitScene)
                        + "\"lastMemberVersion\":\"v1\",\"currentMemberVersion\":\"v2\""))
                .contains(new GroupFact.MembersLeft(Set.of("wm1", "wm2"), cause, "v1", "v2", MORNING));
    }

    /** A version of the members says nothing of the name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"change\":\"name-changed\",\"currentMemberVersion\":\"v2\"",
                "\"change\":\"owner-changed\"",
                "\"change\":\"something-new\"",
                "\"change\":\"members-removed\"",
                "\"causedBy\":\"command-1\""
            })
    void wantsToReadWhatElseChanged(String fields) {
        assertThat(changed(fields)).contains(new GroupFact.Changed(MORNING, null));
    }

    @Test
    void doesNotCareForNotices() {
        assertThat(changed("\"change\":\"notice-changed\"")).isEmpty();
    }

    @Test
    void takesAGroupThatIsNotThereAsOneWithoutMembers() {
        var data =
                "{\"commandId\":\"c\",\"chatId\":\"wr1\",\"exists\":false,\"fetchedAt\":\"2026-11-21T08:30:05.123456Z\"}";

        assertThat(fact("scrm.wecom.group-chat-fetched.v1", data))
                .contains(new GroupFact.Read(
                        new GroupReading(MORNING.plusMillis(123), false, null, null, null, List.of()),
                        MORNING.plusMillis(5123)));
    }

    @Test
    void takesWhoIsNamedTwiceOnceAndWhoIsOfANewKindForNobody() {
        var data = "{\"chatId\":\"wr1\",\"exists\":true,\"readAt\":\"2026-11-21T08:30:05Z\",\"members\":["
                + "{\"memberId\":\"wm1\",\"kind\":\"contact\"},{\"memberId\":\"wm1\",\"kind\":\"contact\"},"
                + "{\"memberId\":\"bot1\",\"kind\":\"robot\"}]}";

        assertThat(fact("scrm.wecom.group-chat-snapshot.v1", data))
                .get()
                .isInstanceOfSatisfying(
                        GroupFact.Read.class,
                        read -> assertThat(read.reading().members())
                                .containsExactly(
                                        new GroupMember("wm1", true, null, null, null, null),
                                        new GroupMember("bot1", false, null, null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"chatId\":\"wr1\"}",
                "{\"chatId\":\"wr1\",\"exists\":true}",
                "{\"chatId\":\"wr1\",\"exists\":true,\"fetchedAt\":\"yesterday\"}",
                "{\"chatId\":\"wr1\",\"exists\":true,\"fetchedAt\":\"2026-11-21T08:30:00Z\",\"members\":[{\"memberId\":\"wm1\"}]}",
                "{\"chatId\":\"wr1\",\"exists\":true,\"fetchedAt\":\"2026-11-21T08:30:00Z\",\"members\":{}}",
                "{\"chatId\":\"wr1\",\"exists\":true,\"fetchedAt\":\"2026-11-21T08:30:00Z\",\"members\":[null]}",
                "[]",
                "no JSON"
            })
    void refusesWhatIsNoReading(String data) {
        assertThatThrownBy(() -> fact("scrm.wecom.group-chat-fetched.v1", data))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void stopsAtAnotherVersionOfATypeItUses() {
        assertThatThrownBy(() -> fact("scrm.wecom.group-chat-changed.v2", "{\"chatId\":\"wr1\"}"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void passesOverOthersEvents() {
        assertThat(fact("scrm.wecom.group-chat-renamed-by-somebody.v1", "{}")).isEmpty();
        assertThat(fact("scrm.wecom.external-contact-added.v1", "{}")).isEmpty();
    }

    private static Optional<GroupFact> changed(String fields) {
        return fact("scrm.wecom.group-chat-changed.v1", "{\"chatId\":\"wr1\"," + fields + "}");
    }

    private static Optional<GroupFact> fact(String type, String data) {
        return WecomGroupFacts.in(received(type, data.getBytes(StandardCharsets.UTF_8)))
                .map(LearnedGroupFact::fact);
    }

    private static ReceivedEvent received(String type, byte[] data) {
        return new ReceivedEvent(
                GoldenSample.envelope(type, "event-1", data), new SourcePosition("topic", 3, 7), CORP + ":wr1");
    }
}
