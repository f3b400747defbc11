package dev.scrm.ticket.ticket;

import java.time.Instant;
import java.util.List;

/** Makes the tickets of somebody who is erased nobody's: words go, numbers and times stay. As often as one likes. */
public final class EraseTickets {
    private static final int AT_ONCE = 100;

    private final Tickets tickets;
    private final MessageJournal journal;
    private final ErasedContacts erased;
    private final Router router;

    public EraseTickets(Tickets tickets, MessageJournal journal, ErasedContacts erased, Router router) {
        this.tickets = tickets;
        this.journal = journal;
        this.erased = erased;
        this.router = router;
    }

    /** @return how many tickets there were */
    public int erase(String corpId, String contactId, Instant erasedAt) {
        // First, so that no message that is on its way opens another one.
        erased.note(corpId, contactId, erasedAt);
        int count = 0;
        TicketPosition after = null;
        do {
            var page = tickets.list(
                    new TicketQuery(new TicketScope(corpId, true, null), null, null, contactId, null, AT_ONCE, after));
            count += erase(page.tickets(), erasedAt);
            after = page.last();
        } while (after != null);
        return count;
    }

    private int erase(List<Ticket> page, Instant erasedAt) {
        var before = page.stream()
                .filter(ticket -> !ticket.facts().openedAt().isAfter(erasedAt))
                .toList();
        tickets.updateAll(before.stream()
                .map(ticket -> TicketChange.of(ticket.id(), null, known -> known.erase(erasedAt)))
                .toList());
        before.forEach(ticket -> ticket.holder().ifPresent(staffId -> router.release(ticket.id(), staffId)));
        journal.erase(before.stream().map(Ticket::id).toList());
        return before.size();
    }
}
