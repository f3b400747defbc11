package dev.scrm.contact.sidebar.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.sidebar.OpenTicket;
import dev.scrm.contact.sidebar.TicketChange;
import dev.scrm.platform.test.GoldenSample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TicketEventsTests {
    private static final String TICKET = "5a1c2a1f0d6b4d0e9a7c5b8e2d1a4c60";

    static Stream<Arguments> samples() {
        var opened = Instant.parse("2026-11-21T08:30:00Z");
        return Stream.of(
                Arguments.of(
                        "scrm.ticket.opened.v1",
                        new TicketChange.Opened(new OpenTicket(
                                TICKET,
                                "T-00000017",
                                "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60",
                                opened,
                                Instant.parse("2026-11-21T09:00:00Z"),
                                null,
                                false,
                                null))),
                Arguments.of("scrm.ticket.assigned.v1", new TicketChange.Assigned(TICKET, "lin.wei")),
                Arguments.of("scrm.ticket.red-alert-raised.v1", new TicketChange.Alarmed(TICKET)),
                Arguments.of(
                        "scrm.ticket.first-responded.v1",
                        new TicketChange.Responded(TICKET, Instant.parse("2026-11-21T08:31:40Z"))),
                Arguments.of("scrm.ticket.closed.v1", new TicketChange.Closed(TICKET)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatTicketServiceTells(String type, TicketChange change) {
        assertThat(TicketEvents.read(GoldenSample.envelope(type))).contains(change);
    }

    @Test
    void skipsWhatASidebarDoesNotShow() {
        var type = "scrm.ticket.continued.v1";

        assertThat(TicketEvents.read(GoldenSample.envelope(type))).isEmpty();
    }

    @Test
    void refusesAVersionThatIsNotKnown() {
        assertThatThrownBy(() -> TicketEvents.read(GoldenSample.envelope(
                        "scrm.ticket.closed.v2", "event-1", "{}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalStateException.class);
    }
}
