package dev.scrm.ticket.ticket.kafka;

import static dev.scrm.ticket.ticket.TicketFixtures.CORP;
import static dev.scrm.ticket.ticket.TicketFixtures.LIN;
import static dev.scrm.ticket.ticket.TicketFixtures.NOON;
import static dev.scrm.ticket.ticket.TicketFixtures.anAssignedTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.ticket.ticket.Delivery;
import dev.scrm.ticket.ticket.Delivery.Delivered;
import dev.scrm.ticket.ticket.Delivery.Pending;
import dev.scrm.ticket.ticket.Delivery.Undelivered;
import dev.scrm.ticket.ticket.InMemoryTickets;
import dev.scrm.ticket.ticket.Reply;
import dev.scrm.ticket.ticket.TakeOutcomes;
import dev.scrm.ticket.ticket.Ticket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomeListenerTests {
    private static final String TYPE = "scrm.wecom.command-finished.v1";
    /** When the sample's command was finished. */
    private static final Instant FINISHED = Instant.parse("2026-11-21T08:30:00.410Z");

    private final Ticket replied =
            anAssignedTicket().reply(new Reply("k", "您好", LIN, NOON)).state();
    private final InMemoryTickets tickets = new InMemoryTickets(Clock.systemUTC());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OutcomeListener listener = new OutcomeListener(new TakeOutcomes(tickets), meters);
    private final Map<String, Object> ours =
            Map.of("command", "send-service-message", "commandId", replied.id().replyCommand("k"));
    private long offset;

    @BeforeEach
    void haveATicketWithAReplyOnItsWay() {
        tickets.put(replied);
    }

    @Test
    void tellsTheTicketThatItsReplyWasDelivered() {
        hear(sample(Map.of()));

        assertThat(delivery()).isEqualTo(new Delivered(FINISHED));
    }

    @Test
    void tellsTheTicketWhyItsReplyWasRefused() {
        hear(sample(Map.of("status", "failed", "errorCode", 95001, "reason", "five-messages-sent")));

        assertThat(delivery()).isEqualTo(new Undelivered("five-messages-sent", 95001, FINISHED));
    }

    @Test
    void takesAnExpiredReplyForARefusedOne() {
        hear(sample(Map.of("status", "expired", "reason", "expired")));

        assertThat(delivery())
                .isInstanceOfSatisfying(
                        Undelivered.class,
                        undelivered -> assertThat(undelivered.reason()).isEqualTo("expired"));
    }

    @Test
    void countsANoticeThatStaffDidNotGetAndTellsTheTicket() {
        var refused = Map.<String, Object>of(
                "command", "send-app-message", "status", "failed", "errorCode", 81013, "reason", "no-valid-recipient");

        hear(sample(refused));
        hear(envelope(TYPE, CORP, "a journey", refused));
        hear(sample(Map.of("command", "send-app-message", "status", "sent")));

        assertThat(meters.get("scrm.ticket.notices.failed")
                        .tag("reason", "no-valid-recipient")
                        .counter()
                        .count())
                .isEqualTo(1.0);
        assertThat(tickets.find(replied.id()).orElseThrow().facts().missedNotices())
                .singleElement()
                .satisfies(
                        missed -> assertThat(missed.because()).contains("可见范围").contains("81013"));
    }

    @Test
    void passesOverWhatIsNotForIt() {
        hear(GoldenSample.envelope(TYPE));
        hear(GoldenSample.envelope("scrm.wecom.contact-fetched.v1"));
        hear(sample(Map.of("commandId", "a journey's")));
        hear(envelope(TYPE, CORP, "no ticket", ours));
        hear(envelope(TYPE, CORP, null, ours));
        hear(envelope(TYPE, "ww-other", replied.id().value(), ours));

        assertThat(delivery()).isEqualTo(new Pending());
    }

    @Test
    void failsLoudlyOnAVersionAndOnAStatusItDoesNotKnow() {
        assertThatThrownBy(() -> hear(envelope(
                        "scrm.wecom.command-finished.v2", CORP, replied.id().value(), ours)))
                .hasMessageContaining("command-finished.v2");
        assertThatThrownBy(() -> hear(sample(Map.of("status", "perhaps")))).hasMessageContaining("perhaps");
    }

    private Delivery delivery() {
        return tickets.find(replied.id())
                .orElseThrow()
                .facts()
                .replies()
                .getFirst()
                .delivery();
    }

    private void hear(EventEnvelope envelope) {
        var position = new SourcePosition(Topics.WECOM_OUTCOMES, 0, offset++);
        listener.handle(List.of(new Lane("key", List.of(new ReceivedEvent(envelope, position, "key")))));
    }

    /** The sample as it would be for the ticket's reply. */
    private EventEnvelope sample(Map<String, Object> changes) {
        var all = new HashMap<>(ours);
        all.putAll(changes);
        return envelope(TYPE, CORP, replied.id().value(), all);
    }

    @SuppressWarnings("unchecked") // JSON has no other keys than strings
    private static EventEnvelope envelope(
            String type, String corpId, @Nullable String subject, Map<String, Object> changes) {
        var data = new HashMap<String, Object>(EventData.read(GoldenSample.data(TYPE), Map.class));
        data.putAll(changes);
        return new EventEnvelope(
                "outcome",
                EventType.of(type),
                "/wecom-gateway",
                subject,
                FINISHED,
                corpId,
                0,
                null,
                null,
                null,
                EventData.write(data));
    }
}
