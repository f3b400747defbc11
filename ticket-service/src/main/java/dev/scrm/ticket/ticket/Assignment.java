package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Who is responsible for a ticket.
 *
 * @param reason why this person, in words
 */
public record Assignment(String staffId, String reason, Instant at) {
    public Assignment {
        requireNonNull(staffId, "staffId");
        requireNonNull(reason, "reason");
        requireNonNull(at, "at");
    }
}
