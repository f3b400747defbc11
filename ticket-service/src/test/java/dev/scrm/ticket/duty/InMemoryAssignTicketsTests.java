package dev.scrm.ticket.duty;

import dev.scrm.ticket.ticket.InMemoryTickets;
import dev.scrm.ticket.ticket.Tickets;

class InMemoryAssignTicketsTests extends AssignTicketsContract {
    private final Tickets tickets = new InMemoryTickets(clock);
    private final Roster roster = new InMemoryRoster();

    @Override
    protected Tickets tickets() {
        return tickets;
    }

    @Override
    protected Roster roster() {
        return roster;
    }
}
