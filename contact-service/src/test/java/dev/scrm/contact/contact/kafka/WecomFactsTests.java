package dev.scrm.contact.contact.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.contact.AddWay;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactFact.Added;
import dev.scrm.contact.contact.ContactFact.Edited;
import dev.scrm.contact.contact.ContactFact.Ended;
import dev.scrm.contact.contact.ContactFact.FetchFailed;
import dev.scrm.contact.contact.ContactFact.Fetched;
import dev.scrm.contact.contact.ContactFact.Follower;
import dev.scrm.contact.contact.ContactFact.HalfAdded;
import dev.scrm.contact.contact.ContactFact.TagsMarked;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.EndedBy;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.Kind;
import dev.scrm.contact.contact.LearnedFact;
import dev.scrm.contact.contact.MarkOutcome;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.test.GoldenSample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WecomFactsTests {
    private static final String WANG = "wmEXAMPLEcust0001";
    private static final String LIN = "lin.wei";
    private static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");
    private static final SourcePosition POSITION = new SourcePosition("topic", 3, 7);

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of(
                        "scrm.wecom.external-contact-added.v1", new Added(WANG, LIN, "poster-17", List.of(), MORNING)),
                Arguments.of(
                        "scrm.wecom.external-contact-half-added.v1", new HalfAdded(WANG, LIN, "poster-17", MORNING)),
                Arguments.of("scrm.wecom.external-contact-edited.v1", new Edited(WANG, MORNING)),
                Arguments.of("scrm.wecom.external-contact-removed.v1", new Ended(WANG, LIN, EndedBy.STAFF, MORNING)),
                Arguments.of("scrm.wecom.external-contact-left.v1", new Ended(WANG, LIN, EndedBy.CUSTOMER, MORNING)),
                Arguments.of(
                        "scrm.wecom.external-contact-snapshot.v1",
                        new Fetched(
                                WANG,
                                "王芳",
                                Kind.WECHAT,
                                Gender.FEMALE,
                                null,
                                null,
                                List.of(new Follower(
                                        LIN, MORNING, "poster-17", "王芳", List.of("etEXgold"), AddWay.QR_CODE)),
                                Instant.parse("2026-11-22T18:30:00.250Z"))),
                Arguments.of(
                        "scrm.wecom.contact-fetched.v1",
                        new Fetched(
                                WANG,
                                "王芳",
                                Kind.WECHAT,
                                Gender.FEMALE,
                                "https://example.invalid/a.png",
                                "oEXunion0001",
                                List.of(new Follower(
                                        LIN, MORNING, "poster-17", "王芳", List.of("etEXgold"), AddWay.QR_CODE)),
                                Instant.parse("2026-11-21T08:30:00.200Z"))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheGoldenSample(String type, ContactFact fact) {
        assertThat(WecomFacts.in(received(GoldenSample.envelope(type))))
                .get()
                .satisfies(learned -> assertThat(learned.contact())
                        .isEqualTo(new ContactId("ww5c3a0demo0000001", "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60")))
                .extracting(LearnedFact::fact)
                .isEqualTo(fact);
    }

    @Test
    void takesARelationThatAReadingFoundGoneForEndedJustBefore() {
        var data = "{\"contactId\":\"c\",\"externalUserId\":\"w\",\"staffId\":\"lin.wei\",\"exists\":false,"
                + "\"difference\":\"vanished\",\"reconciliationId\":\"r\",\"readAt\":\"2026-11-21T08:30:01.700Z\"}";

        assertThat(fact("scrm.wecom.external-contact-snapshot.v1", data))
                .contains(new Ended("w", LIN, EndedBy.UNKNOWN, MORNING));
    }

    @Test
    void tellsATransferFromARemoval() {
        var data = "{\"contactId\":\"c\",\"externalUserId\":\"w\",\"staffId\":\"lin.wei\",\"byTransfer\":true}";

        assertThat(fact("scrm.wecom.external-contact-removed.v1", data))
                .contains(new Ended("w", LIN, EndedBy.TRANSFER, MORNING));
    }

    @Test
    void takesFailedFetchesAndEveryAnswerAboutTagsFromFinishedCommands() {
        assertThat(WecomFacts.in(received(GoldenSample.envelope("scrm.wecom.command-finished.v1"))))
                .isEmpty();
        assertThat(finished("fetch-contact", "sent")).isEmpty();
        assertThat(finished("send-welcome", "failed")).isEmpty();
        assertThat(finished("fetch-contact", "failed")).contains(new FetchFailed("not-a-contact", MORNING));
        assertThat(finished("mark-tags", "failed"))
                .contains(new TagsMarked(new MarkOutcome("mark-1", "not-a-contact", MORNING)));
        assertThat(finished("mark-tags", "sent")).contains(new TagsMarked(new MarkOutcome("mark-1", null, MORNING)));
    }

    @Test
    void leavesOutTagsWithoutAnId() {
        var data = """
                {"contactId":"c","externalUserId":"w","name":"王芳","kind":"wechat","gender":"unknown",
                 "fetchedAt":"2026-11-21T08:30:00Z",
                 "followers":[{"staffId":"lin.wei","tags":[{"name":"自己的","kind":"personal"},{"id":"etEXgold"}]}]}
                """;

        assertThat(fact("scrm.wecom.contact-fetched.v1", data))
                .get()
                .isInstanceOfSatisfying(
                        Fetched.class,
                        fetched -> assertThat(fetched.followers())
                                .containsExactly(new Follower(LIN, null, null, null, List.of("etEXgold"), null)));
    }

    @Test
    void keepsTimesToTheMillisecondAsTheStoreDoes() {
        var data = "{\"command\":\"fetch-contact\",\"contactId\":\"c\",\"status\":\"expired\","
                + "\"finishedAt\":\"2026-11-21T08:30:00.123456789Z\"}";

        assertThat(fact("scrm.wecom.command-finished.v1", data))
                .contains(new FetchFailed("expired", Instant.parse("2026-11-21T08:30:00.123Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scrm.wecom.service-messages-waiting.v1",
                "scrm.wecom.unrecognized.v1",
                "scrm.wecom.not-invented-yet.v3"
            })
    void passesOverEventsThatAreNotAboutAContact(String type) {
        assertThat(fact(type, "{}")).isEmpty();
    }

    @Test
    void stopsAtAnUnknownVersionOfATypeItUses() {
        assertThatThrownBy(() -> fact("scrm.wecom.external-contact-added.v2", "{}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Expected version 1");
    }

    @Test
    void callsAnEventWithoutItsContactUnreadable() {
        assertThatThrownBy(() -> fact("scrm.wecom.external-contact-added.v1", "{\"staffId\":\"lin.wei\"}"))
                .isInstanceOf(UnreadableEventException.class);
    }

    private static Optional<ContactFact> finished(String command, String status) {
        return fact("scrm.wecom.command-finished.v1", """
                {"commandId":"mark-1","command":"%s","contactId":"c","status":"%s","reason":"not-a-contact","attempts":1,
                 "finishedAt":"2026-11-21T08:30:00Z"}
                """.formatted(command, status));
    }

    private static Optional<ContactFact> fact(String type, String json) {
        var envelope = GoldenSample.envelope(type, "event-1", json.getBytes(StandardCharsets.UTF_8));
        return WecomFacts.in(received(envelope)).map(LearnedFact::fact);
    }

    private static ReceivedEvent received(EventEnvelope envelope) {
        return new ReceivedEvent(envelope, POSITION, "key");
    }
}
