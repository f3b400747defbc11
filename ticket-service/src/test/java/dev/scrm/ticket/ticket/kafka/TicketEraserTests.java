package dev.scrm.ticket.ticket.kafka;

import static dev.scrm.ticket.ticket.TicketFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import dev.scrm.platform.messaging.erasure.AnswerErasures;
import dev.scrm.platform.test.GoldenSample;
import dev.scrm.ticket.ticket.EraseTickets;
import dev.scrm.ticket.ticket.InMemoryErasedContacts;
import dev.scrm.ticket.ticket.InMemoryJournal;
import dev.scrm.ticket.ticket.InMemoryTickets;
import dev.scrm.ticket.ticket.Router;
import dev.scrm.ticket.ticket.TicketId;
import dev.scrm.ticket.ticket.TicketToRoute;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TicketEraserTests {
    private static final String REQUESTED = "scrm.contact.erasure-requested.v1";

    private static final Router NOBODY = new Router() {
        @Override
        public void route(String corpId, Collection<TicketToRoute> tickets) {}

        @Override
        public void release(TicketId ticket, String staffId) {}
    };

    private final InMemoryErasedContacts erased = new InMemoryErasedContacts();
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final AnswerErasures listener = new AnswerErasures(
            TicketEraser.SERVICE,
            new TicketEraser(new EraseTickets(new InMemoryTickets(clock), new InMemoryJournal(), erased, NOBODY)),
            new EventPublisher(kafka),
            clock);

    @Test
    void answersTheSampleAlsoWhenThereIsNothingAndUnderOneId() {
        var envelope = GoldenSample.envelope(REQUESTED);
        assertThat(listener.concerns(envelope)).isTrue();
        assertThat(listener.concerns(GoldenSample.envelope("scrm.contact.erasure-done.v1")))
                .isFalse();
        var event = new ReceivedEvent(envelope, new SourcePosition(Topics.CONTACT_ERASURES, 0, 0), "key");

        listener.handle(List.of(new Lane("key", List.of(event, event))));

        var contactId = "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60";
        assertThat(erased.erasedAt(envelope.corpId(), List.of(contactId)))
                .isEqualTo(Map.of(contactId, Instant.parse("2026-11-23T10:00:00Z")));
        assertThat(kafka.history()).hasSize(2).allSatisfy(record -> {
            var answer = CloudEventHeaders.read(record.headers(), record.value());
            GoldenSample.assertMatchesSchema("scrm.contact.erasure-done.v1", answer.data());
            assertThat(record.topic()).isEqualTo(Topics.CONTACT_ERASURES);
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(envelope.corpId() + ":" + contactId);
        });
        assertThat(kafka.history().stream()
                        .map(record -> CloudEventHeaders.read(record.headers(), record.value())
                                .id())
                        .distinct())
                .hasSize(1);
    }
}
