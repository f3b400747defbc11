package dev.scrm.contact.timeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.timeline.TimelineEntry;
import dev.scrm.contact.timeline.TimelineKind;
import dev.scrm.platform.test.GoldenSample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineEntriesTests {
    private static final String CONTACT = "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60";
    private static final String TICKET = "5a1c2a1f0d6b4d0e9a7c5b8e2d1a4c60";

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("scrm.contact.created.v1", TimelineKind.CREATED, null, Map.of("liveCode", "poster-17")),
                Arguments.of(
                        "scrm.contact.followed.v1", TimelineKind.FOLLOWED, "lin.wei", Map.of("liveCode", "poster-17")),
                Arguments.of(
                        "scrm.contact.unfollowed.v1", TimelineKind.UNFOLLOWED, "lin.wei", Map.of("by", "customer")),
                Arguments.of(
                        "scrm.contact.profile-changed.v1", TimelineKind.PROFILE_CHANGED, null, Map.of("name", "王芳")),
                Arguments.of(
                        "scrm.contact.tagged.v1",
                        TimelineKind.TAGGED,
                        "lin.wei",
                        Map.of("tagId", "etEXgold", "because", "live-code:poster-17")),
                Arguments.of(
                        "scrm.contact.stage-changed.v1",
                        TimelineKind.STAGE_CHANGED,
                        null,
                        Map.of("from", "new", "to", "interested", "because", "问过价格", "by", "user:lin.wei")),
                Arguments.of(
                        "scrm.contact.consent-changed.v1",
                        TimelineKind.CONSENT_CHANGED,
                        null,
                        Map.of(
                                "channel", "wecom",
                                "purpose", "marketing",
                                "given", "true",
                                "source", "web-form",
                                "by", "user:lin.wei")),
                Arguments.of(
                        "scrm.contact.membership-changed.v1",
                        TimelineKind.MEMBERSHIP_CHANGED,
                        null,
                        Map.of(
                                "system", "mall",
                                "level", "gold",
                                "points", "1280",
                                "ended", "false",
                                "source", "program:mall")),
                Arguments.of(
                        "scrm.contact.group-joined.v1",
                        TimelineKind.GROUP_JOINED,
                        null,
                        Map.of(
                                "chatId", "wrEXchat01",
                                "groupName", "会员群",
                                "joinScene", "qr-code",
                                "invitedBy", "lin.wei",
                                "state", "door-3")),
                Arguments.of(
                        "scrm.contact.group-left.v1",
                        TimelineKind.GROUP_LEFT,
                        null,
                        Map.of("chatId", "wrEXchat01", "groupName", "会员群", "because", "removed")),
                Arguments.of(
                        "scrm.wecom.service-message-received.v1",
                        TimelineKind.SERVICE_MESSAGE,
                        "lin.wei",
                        Map.of("origin", "customer", "messageType", "text")),
                Arguments.of(
                        "scrm.ticket.opened.v1",
                        TimelineKind.TICKET_OPENED,
                        null,
                        Map.of("ticketId", TICKET, "number", "T-00000017")),
                Arguments.of(
                        "scrm.ticket.closed.v1", TimelineKind.TICKET_CLOSED, "lin.wei", Map.of("ticketId", TICKET)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheGoldenSample(String type, TimelineKind kind, @Nullable String staffId, Map<String, String> details) {
        var at = Instant.parse("2026-11-21T08:30:00Z");

        assertThat(TimelineEntries.of(GoldenSample.envelope(type)))
                .contains(new TimelineEntry(
                        "ww5c3a0demo0000001", CONTACT, "sample-" + type, at, 1, kind, staffId, details));
    }

    @ParameterizedTest
    @CsvSource({"sent, WELCOME_SENT", "expired, WELCOME_EXPIRED", "failed, WELCOME_FAILED"})
    void tellsWhatBecameOfAWelcome(String status, TimelineKind kind) {
        var data = finished("send-welcome", status);

        assertThat(TimelineEntries.of(GoldenSample.envelope("scrm.wecom.command-finished.v1", "event-1", data)))
                .get()
                .extracting(TimelineEntry::kind)
                .isEqualTo(kind);
    }

    @Test
    void saysNothingOfOtherCommands() {
        var data = finished("mark-tags", "sent");

        assertThat(TimelineEntries.of(GoldenSample.envelope("scrm.wecom.command-finished.v1", "event-1", data)))
                .isEmpty();
    }

    @Test
    void saysNeitherYesNorNoOfAConsentThatIsUnknownAgain() {
        var data = """
                {"contactId":"%s","channel":"sms","purpose":"marketing","given":false,"unknown":true,
                "source":"import-undone","by":"user:lin.wei","at":"2026-11-21T08:30:00Z"}
                """.formatted(CONTACT).getBytes(StandardCharsets.UTF_8);

        assertThat(TimelineEntries.of(GoldenSample.envelope("scrm.contact.consent-changed.v1", "event-1", data)))
                .get()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("source", "import-undone")
                        .doesNotContainKey("given"));
    }

    @Test
    void passesOverEventsThatAreNoneOfItsBusiness() {
        assertThat(TimelineEntries.of(GoldenSample.envelope("scrm.ticket.assigned.v1")))
                .isEmpty();
        assertThat(TimelineEntries.of(GoldenSample.envelope("scrm.wecom.contact-fetched.v1")))
                .isEmpty();
    }

    @Test
    void stopsAtAnUnknownVersionOfATypeItUses() {
        assertThatThrownBy(() -> TimelineEntries.of(GoldenSample.envelope(
                        "scrm.contact.tagged.v2", "event-1", "{}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static byte[] finished(String command, String status) {
        return """
                {"command":"%s","contactId":"%s","status":"%s","attempts":1,"finishedAt":"2026-11-21T08:30:00Z"}
                """.formatted(command, CONTACT, status).getBytes(StandardCharsets.UTF_8);
    }
}
