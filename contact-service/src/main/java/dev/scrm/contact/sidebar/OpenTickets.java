package dev.scrm.contact.sidebar;

import java.util.Collection;
import java.util.List;

/** Tickets that are open, by contacts. */
public interface OpenTickets {
    /** What became of a ticket of a corp. */
    record Told(String corpId, TicketChange change) {}

    /** Takes what became of tickets, each ticket's in its order; the same once more changes nothing. */
    void take(List<Told> told);

    /** Those of contacts that are one person, the oldest first. */
    List<OpenTicket> list(String corpId, Collection<String> contactIds, int limit);
}
