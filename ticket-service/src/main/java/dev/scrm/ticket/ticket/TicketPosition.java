package dev.scrm.ticket.ticket;

import java.time.Instant;
import java.util.Comparator;

/** A place in the list of tickets: the newest come first, by id where two opened together. */
public record TicketPosition(Instant openedAt, String ticketId) implements Comparable<TicketPosition> {
    private static final Comparator<TicketPosition> NEWEST_FIRST = Comparator.comparing(TicketPosition::openedAt)
            .thenComparing(TicketPosition::ticketId)
            .reversed();

    public static TicketPosition of(Ticket ticket) {
        return new TicketPosition(ticket.facts().openedAt(), ticket.id().value());
    }

    @Override
    public int compareTo(TicketPosition other) {
        return NEWEST_FIRST.compare(this, other);
    }
}
