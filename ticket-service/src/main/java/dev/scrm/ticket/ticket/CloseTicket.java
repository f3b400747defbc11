package dev.scrm.ticket.ticket;

/** Closes a ticket for good and takes it off the hands that held it. */
public final class CloseTicket {
    private final Tickets tickets;
    private final Router router;

    public CloseTicket(Tickets tickets, Router router) {
        this.tickets = tickets;
        this.router = router;
    }

    public Ticket close(TicketScope scope, TicketId id, Closing closing) {
        var closed = tickets.update(id, ticket -> scope.require(ticket).close(closing));
        var assignment = closed.assignment();
        if (assignment != null) {
            router.release(id, assignment.staffId());
        }
        return closed;
    }
}
