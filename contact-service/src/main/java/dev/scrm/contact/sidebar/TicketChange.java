package dev.scrm.contact.sidebar;

import java.time.Instant;

/** What became of a ticket, as far as a sidebar shows it. */
public sealed interface TicketChange {
    String ticketId();

    record Opened(OpenTicket ticket) implements TicketChange {
        @Override
        public String ticketId() {
            return ticket.ticketId();
        }
    }

    record Assigned(String ticketId, String staffId) implements TicketChange {}

    record Alarmed(String ticketId) implements TicketChange {}

    record Responded(String ticketId, Instant at) implements TicketChange {}

    record Closed(String ticketId) implements TicketChange {}
}
