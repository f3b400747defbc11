package dev.scrm.ticket.ticket;

import java.util.Locale;

/** The state of a ticket as people filter by it. */
public enum TicketStatus {
    OPEN,
    ASSIGNED,
    ANSWERED,
    CLOSED;

    /** As it is written in JSON, in queries and in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TicketStatus of(String wire) {
        for (var status : values()) {
            if (status.wire().equals(wire)) {
                return status;
            }
        }
        throw TicketRefused.invalid(
                "ticket-status-unknown",
                "Expected open, assigned, answered or closed but got another status",
                "status");
    }
}
