package dev.scrm.ticket.ticket;

import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.SourcePosition;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One decision of a batch: about which ticket, because of what. The ticket is null when there is none yet. */
public record TicketChange(
        TicketId id,
        @Nullable EventEnvelope cause,
        @Nullable SourcePosition position,
        Function<@Nullable Ticket, Decision<Ticket, TicketEvent>> decide) {

    /** A decision about a ticket that must be there; a ticket that is not is refused. */
    public static TicketChange of(
            TicketId id, @Nullable EventEnvelope cause, Function<Ticket, Decision<Ticket, TicketEvent>> decide) {
        return new TicketChange(id, cause, null, ticket -> decide.apply(present(id, ticket)));
    }

    static Ticket present(TicketId id, @Nullable Ticket ticket) {
        if (ticket == null) {
            throw TicketRefused.notFound(id);
        }
        return ticket;
    }
}
