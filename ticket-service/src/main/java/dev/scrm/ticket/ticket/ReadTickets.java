package dev.scrm.ticket.ticket;

import java.util.List;

/** Tickets for somebody who may see them. */
public final class ReadTickets {
    private static final int MESSAGES_SHOWN = 200;

    private final Tickets tickets;
    private final MessageJournal journal;

    public ReadTickets(Tickets tickets, MessageJournal journal) {
        this.tickets = tickets;
        this.journal = journal;
    }

    public Ticket read(TicketScope scope, TicketId id) {
        return scope.require(tickets.find(id).orElseThrow(() -> TicketRefused.notFound(id)));
    }

    public TicketPage list(TicketQuery query) {
        return tickets.list(query);
    }

    /** The last messages of a ticket that was read. */
    public List<JournalEntry> messages(Ticket ticket) {
        return journal.of(ticket.id(), MESSAGES_SHOWN);
    }
}
