package dev.scrm.ticket.ticket;

import java.util.Collection;

/** Whoever finds responsible people: told when tickets want someone, and when one needs nobody any more. */
public interface Router {
    /** Finds someone for each of the corp's tickets that still wants someone; those that find nobody wait. */
    void route(String corpId, Collection<TicketToRoute> tickets);

    /** The ticket is closed: the staff member has not to hold it any more. */
    void release(TicketId ticket, String staffId);
}
