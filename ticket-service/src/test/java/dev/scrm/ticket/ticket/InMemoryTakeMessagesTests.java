package dev.scrm.ticket.ticket;

import java.time.Clock;

class InMemoryTakeMessagesTests extends TakeMessagesContract {
    private final Tickets tickets = new InMemoryTickets(Clock.systemUTC());
    private final MessageJournal journal = new InMemoryJournal();
    private final NumberBlocks blocks = new InMemoryNumberBlocks();

    @Override
    protected Tickets tickets() {
        return tickets;
    }

    @Override
    protected MessageJournal journal() {
        return journal;
    }

    @Override
    protected NumberBlocks blocks() {
        return blocks;
    }
}
