package dev.scrm.ticket.ticket.kafka;

import static dev.scrm.ticket.ticket.TicketFixtures.TARGET;
import static dev.scrm.ticket.ticket.TicketFixtures.WORDS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.ticket.TestBodies;
import dev.scrm.ticket.ticket.Conversation;
import dev.scrm.ticket.ticket.InMemoryErasedContacts;
import dev.scrm.ticket.ticket.InMemoryJournal;
import dev.scrm.ticket.ticket.InMemoryNumberBlocks;
import dev.scrm.ticket.ticket.InMemoryTickets;
import dev.scrm.ticket.ticket.Router;
import dev.scrm.ticket.ticket.TakeMessages;
import dev.scrm.ticket.ticket.Ticket;
import dev.scrm.ticket.ticket.TicketId;
import dev.scrm.ticket.ticket.TicketNumbers;
import dev.scrm.ticket.ticket.TicketToRoute;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WecomMessageListenerTests {
    private static final String TYPE = "scrm.wecom.service-message-received.v1";
    private static final Conversation CONVERSATION =
            new Conversation("ww5c3a0demo0000001", "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60", "wkEXAMPLEkf01");

    private static final Router NOBODY = new Router() {
        @Override
        public void route(String corpId, Collection<TicketToRoute> tickets) {}

        @Override
        public void release(TicketId ticket, String staffId) {}
    };

    private final InMemoryTickets tickets = new InMemoryTickets(Clock.systemUTC());
    private final WecomMessageListener listener = new WecomMessageListener(
            new TakeMessages(
                    tickets,
                    new InMemoryJournal(),
                    new TicketNumbers(new InMemoryNumberBlocks()),
                    WORDS,
                    TARGET,
                    NOBODY,
                    new InMemoryErasedContacts()),
            TestBodies.BODIES);
    private long offset;

    @Test
    void opensATicketForTheSample() {
        hear(sample(Map.of(), "{\"text\":\"面膜过敏了\"}"));

        var ticket = ticket().orElseThrow();
        assertThat(ticket.facts().openingMessageId()).isEqualTo("msg-EXAMPLE-1");
        assertThat(ticket.facts().externalUserId()).isEqualTo("wmEXAMPLEcust0001");
        assertThat(ticket.facts().openedAt()).isEqualTo(Instant.parse("2026-11-21T08:30:00Z"));
        assertThat(ticket.facts().excerpt()).isEqualTo("面膜过敏了");
        assertThat(ticket.facts().alertWords()).containsExactly("过敏");
    }

    @Test
    void hearsAStaffMembersAnswer() {
        hear(sample(Map.of(), "{\"text\":\"在吗\"}"));

        hear(sample(Map.of("messageId", "s-1", "origin", "staff"), "{\"text\":\"在的\"}"));

        assertThat(ticket().orElseThrow().response().staffId()).isEqualTo("lin.wei");
    }

    @Test
    void showsAMessageWithoutTextByItsKind() {
        hear(sample(Map.of("messageType", "image"), "{\"image\":{\"media_id\":\"x\"}}"));

        assertThat(ticket().orElseThrow().facts().excerpt()).isEqualTo("[图片]");
    }

    @Test
    void passesOverWhatIsNotForIt() {
        hear(sample(Map.of("origin", "system"), "{\"event\":\"session ended\"}"));
        hear(GoldenSample.envelope("scrm.wecom.unrecognized.v1"));

        assertThat(ticket()).isEmpty();
    }

    @Test
    void failsLoudlyOnAVersionItDoesNotKnow() {
        var next = GoldenSample.envelope("scrm.wecom.service-message-received.v2", "e-1", GoldenSample.data(TYPE));

        assertThatThrownBy(() -> hear(next)).hasMessageContaining("service-message-received.v2");
    }

    @Test
    void failsLoudlyOnAnOriginItDoesNotKnow() {
        assertThatThrownBy(() -> hear(sample(Map.of("origin", "robot"), "{\"text\":\"hi\"}")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotOpenABodyThatBelongsToAnotherEvent() {
        var sealed = TestBodies.BODIES.seal("another", "{\"text\":\"hi\"}".getBytes(UTF_8));

        assertThatThrownBy(() -> hear(envelope(Map.of("body", sealed)))).isInstanceOf(IllegalStateException.class);
        assertThat(ticket()).isEmpty();
    }

    @Test
    void tellsABodyThatIsNoJsonFromOneItCannotOpen() {
        assertThatThrownBy(() -> hear(sample(Map.of(), "no json"))).isInstanceOf(UnreadableEventException.class);
    }

    private Optional<Ticket> ticket() {
        return tickets.find(CONVERSATION.ticket(1));
    }

    private void hear(EventEnvelope envelope) {
        var position = new SourcePosition(Topics.WECOM_MESSAGES, 0, offset++);
        listener.handle(List.of(new Lane("key", List.of(new ReceivedEvent(envelope, position, "key")))));
    }

    private static EventEnvelope sample(Map<String, String> changes, String plaintext) {
        var all = new HashMap<String, Object>(changes);
        var id = "event-" + changes.getOrDefault("messageId", "msg-EXAMPLE-1");
        all.put("body", TestBodies.BODIES.seal(id, plaintext.getBytes(UTF_8)));
        return envelope(id, all);
    }

    private static EventEnvelope envelope(Map<String, ?> changes) {
        return envelope("event-msg-EXAMPLE-1", changes);
    }

    @SuppressWarnings("unchecked")
    private static EventEnvelope envelope(String id, Map<String, ?> changes) {
        var data = new HashMap<String, Object>(EventData.read(GoldenSample.data(TYPE), Map.class));
        data.putAll(changes);
        return GoldenSample.envelope(TYPE, id, EventData.write(data));
    }
}
