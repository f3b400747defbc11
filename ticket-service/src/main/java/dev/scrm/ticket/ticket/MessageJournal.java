package dev.scrm.ticket.ticket;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which message belongs to which ticket, for good: a ticket's history, and the memory of what was counted long ago. */
public interface MessageJournal {
    /** Those of the messages that belong to some ticket already. */
    Set<String> known(String corpId, Collection<String> messageIds);

    /** Writes entries down; an entry that is there stays as it is. */
    void record(List<JournalEntry> entries);

    /** The last messages of the ticket, the newest last. */
    List<JournalEntry> of(TicketId ticket, int limit);

    /** Forgets the words that were found in the messages of these tickets; that there were some stays. */
    void erase(List<TicketId> tickets);
}
