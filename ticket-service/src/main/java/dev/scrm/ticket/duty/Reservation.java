package dev.scrm.ticket.duty;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A place in somebody's hands for a ticket: made before the ticket is assigned, given back when it is closed.
 *
 * @param reason why this person, in words
 */
public record Reservation(String ticketId, String reason, Instant at) {
    public Reservation {
        requireNonNull(ticketId, "ticketId");
        requireNonNull(reason, "reason");
        requireNonNull(at, "at");
    }
}
