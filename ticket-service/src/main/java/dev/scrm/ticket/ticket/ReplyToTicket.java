package dev.scrm.ticket.ticket;

import java.util.List;

/** Answers the customer from here; the first answer stops the clock. */
public final class ReplyToTicket {
    private final Tickets tickets;
    private final Router router;

    public ReplyToTicket(Tickets tickets, Router router) {
        this.tickets = tickets;
        this.router = router;
    }

    public Ticket reply(TicketScope scope, TicketId id, Reply reply) {
        var replied = tickets.update(id, ticket -> scope.require(ticket).reply(reply));
        if (replied.waitsForSomeone()) {
            router.route(id.corpId(), List.of(new TicketToRoute(id, null)));
            return tickets.find(id).orElse(replied);
        }
        return replied;
    }
}
