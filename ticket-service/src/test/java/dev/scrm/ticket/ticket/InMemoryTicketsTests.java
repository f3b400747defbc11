package dev.scrm.ticket.ticket;

import dev.scrm.platform.events.OutboxMessage;
import java.time.Clock;
import java.util.List;

class InMemoryTicketsTests extends TicketsContract {
    private final InMemoryTickets tickets = new InMemoryTickets(Clock.systemUTC());

    @Override
    protected Tickets tickets() {
        return tickets;
    }

    @Override
    protected List<OutboxMessage> published() {
        return tickets.published();
    }

    @Override
    protected void dieBeforePublishing() {
        tickets.dieBeforePublishing();
    }

    @Override
    protected void restart() {
        tickets.restart();
    }
}
