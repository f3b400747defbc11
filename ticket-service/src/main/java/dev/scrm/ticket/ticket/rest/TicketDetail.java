package dev.scrm.ticket.ticket.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.scrm.ticket.ticket.JournalEntry;
import dev.scrm.ticket.ticket.Ticket;
import java.time.Instant;
import java.util.List;

/** A ticket with all that happened to it. */
record TicketDetail(@JsonUnwrapped TicketView ticket, List<ReplyView> replies, List<HistoryEntry> history) {
    static TicketDetail of(Ticket ticket, List<JournalEntry> messages, Instant now) {
        return new TicketDetail(
                TicketView.of(ticket, now),
                ticket.facts().replies().stream().map(ReplyView::of).toList(),
                HistoryEntry.of(ticket, messages));
    }
}
