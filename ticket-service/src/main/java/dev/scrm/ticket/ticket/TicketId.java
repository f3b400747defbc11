package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

/** Which ticket, of which corp. */
public record TicketId(String corpId, String value) {
    public TicketId {
        requireNonNull(corpId, "corpId");
        requireNonNull(value, "value");
    }
}
