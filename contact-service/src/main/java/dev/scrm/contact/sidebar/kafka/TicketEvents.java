package dev.scrm.contact.sidebar.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.sidebar.OpenTicket;
import dev.scrm.contact.sidebar.TicketChange;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What events of tickets mean to a sidebar. */
final class TicketEvents {
    private TicketEvents() {}

    record Opened(
            String ticketId,
            String number,
            String contactId,
            Instant openedAt,
            @Nullable Instant firstResponseDueAt) {
        Opened {
            requireNonNull(ticketId, "ticketId");
            requireNonNull(number, "number");
            requireNonNull(contactId, "contactId");
            requireNonNull(openedAt, "openedAt");
        }
    }

    record Assigned(String ticketId, String staffId) {
        Assigned {
            requireNonNull(ticketId, "ticketId");
            requireNonNull(staffId, "staffId");
        }
    }

    record At(String ticketId, Instant at) {
        At {
            requireNonNull(ticketId, "ticketId");
            requireNonNull(at, "at");
        }
    }

    /** Empty for what a sidebar does not show. */
    static Optional<TicketChange> read(EventEnvelope envelope) {
        return switch (envelope.type().name()) {
            case "scrm.ticket.opened" -> {
                var opened = EventData.read(envelope, 1, Opened.class);
                yield Optional.of(new TicketChange.Opened(new OpenTicket(
                        opened.ticketId(),
                        opened.number(),
                        opened.contactId(),
                        opened.openedAt(),
                        opened.firstResponseDueAt(),
                        null,
                        false,
                        null)));
            }
            case "scrm.ticket.assigned" -> {
                var assigned = EventData.read(envelope, 1, Assigned.class);
                yield Optional.of(new TicketChange.Assigned(assigned.ticketId(), assigned.staffId()));
            }
            case "scrm.ticket.red-alert-raised" ->
                Optional.of(new TicketChange.Alarmed(
                        EventData.read(envelope, 1, At.class).ticketId()));
            case "scrm.ticket.first-responded" -> {
                var responded = EventData.read(envelope, 1, At.class);
                yield Optional.of(new TicketChange.Responded(responded.ticketId(), responded.at()));
            }
            case "scrm.ticket.closed" ->
                Optional.of(new TicketChange.Closed(
                        EventData.read(envelope, 1, At.class).ticketId()));
            default -> Optional.empty();
        };
    }
}
