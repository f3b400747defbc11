package dev.scrm.ticket.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some tickets of a list.
 *
 * @param last after which the list goes on; absent at its end
 */
public record TicketPage(List<Ticket> tickets, @Nullable TicketPosition last) {
    public TicketPage {
        tickets = List.copyOf(tickets);
    }

    /** Makes a page of one more ticket than were asked for, if there are so many. */
    public static TicketPage of(List<Ticket> upToOneMore, int limit) {
        return upToOneMore.size() <= limit
                ? new TicketPage(upToOneMore, null)
                : new TicketPage(upToOneMore.subList(0, limit), TicketPosition.of(upToOneMore.get(limit - 1)));
    }
}
