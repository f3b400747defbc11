package dev.scrm.ticket.ticket;

import dev.scrm.platform.events.Refusal;
import java.util.Map;

/** A rule about tickets said no. */
public final class TicketRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private TicketRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    static TicketRefused notFound(TicketId id) {
        return new TicketRefused(
                "ticket-not-found",
                Kind.NOT_FOUND,
                "Expected a ticket that you may see but found none",
                Map.of("ticketId", id.value()));
    }

    static TicketRefused closed(TicketId id) {
        return new TicketRefused(
                "ticket-closed",
                Kind.CONFLICT,
                "Expected an open ticket but it is closed; the customer's next message opens a new one",
                Map.of("ticketId", id.value()));
    }

    static TicketRefused repliesPending(TicketId id) {
        return new TicketRefused(
                "replies-pending",
                Kind.BUSY,
                "Expected it to be known what became of the earlier replies but it is not yet; try again in some minutes",
                Map.of("ticketId", id.value()));
    }

    static TicketRefused keyReused(String key) {
        return new TicketRefused(
                "idempotency-key-reused",
                Kind.CONFLICT,
                "Expected the text this Idempotency-Key came with first but got another",
                Map.of("key", key));
    }

    public static TicketRefused cursorInvalid() {
        return invalid("cursor-invalid", "Expected cursor to be 'next' of an earlier page but it is not", "cursor");
    }

    static TicketRefused invalid(String code, String message, String field) {
        return new TicketRefused(code, Kind.INVALID, message, Map.of("field", field));
    }
}
