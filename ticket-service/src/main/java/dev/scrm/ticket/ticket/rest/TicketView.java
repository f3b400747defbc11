package dev.scrm.ticket.ticket.rest;

import dev.scrm.ticket.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list.
 *
 * @param excerpt the beginning of the opening message
 */
record TicketView(
        String id,
        String number,
        String status,
        String contactId,
        String externalUserId,
        String openKfId,
        String excerpt,
        Instant openedAt,
        @Nullable String staffId,
        boolean redAlert,
        List<String> alertWords,
        int messages,
        ClockView clock) {
    static TicketView of(Ticket ticket, Instant now) {
        var facts = ticket.facts();
        var assignment = ticket.assignment();
        return new TicketView(
                ticket.id().value(),
                facts.number(),
                ticket.status().wire(),
                facts.conversation().contactId(),
                facts.externalUserId(),
                facts.conversation().openKfId(),
                facts.excerpt(),
                facts.openedAt(),
                assignment == null ? null : assignment.staffId(),
                facts.redAlert(),
                facts.alertWords(),
                facts.messages().count(),
                ClockView.of(ticket, now));
    }
}
