package dev.scrm.ticket.ticket;

import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The store of tickets. A write saves the ticket together with what has to be published because of it. */
public interface Tickets {
    Optional<Ticket> find(TicketId id);

    /** Those of the tickets that exist, by id. */
    Map<TicketId, Ticket> findAll(String corpId, Collection<TicketId> ids);

    /** The last ticket of each conversation that has had one; all conversations are of the corp. */
    Map<Conversation, Ticket> last(String corpId, Collection<Conversation> conversations);

    /** Decides on the ticket as it is now and saves; decides again when another writer came first. */
    Ticket update(TicketId id, Function<Ticket, Decision<Ticket, TicketEvent>> decide);

    /** Decides on many tickets and saves them in one go; changes of one ticket apply in their order. */
    void updateAll(List<TicketChange> changes);

    /** A page of a corp's tickets, the newest first. */
    TicketPage list(TicketQuery query);

    /** Tickets of any corp with a missed deadline nobody has announced, the longest overdue first. */
    List<TicketId> overdue(Instant now, int limit);

    /** Tickets of the corp opened until then that nobody is responsible for, the oldest first. */
    List<TicketId> waiting(String corpId, Instant openedUntil, int limit);

    /** Tickets that are not closed and that the staff member is responsible for. */
    Set<TicketId> heldBy(String corpId, String staffId);
}
