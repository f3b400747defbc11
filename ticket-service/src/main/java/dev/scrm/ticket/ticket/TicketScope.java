package dev.scrm.ticket.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Which tickets a caller may see and touch: never another corp's.
 *
 * @param everyones true when the corp's every ticket is theirs to see
 * @param staffId whose own tickets otherwise; without it none
 */
public record TicketScope(
        String corpId, boolean everyones, @Nullable String staffId) {

    public boolean covers(Ticket ticket) {
        var assignment = ticket.assignment();
        return ticket.id().corpId().equals(corpId)
                && (everyones || (assignment != null && assignment.staffId().equals(staffId)));
    }

    /** The ticket when it may be seen; one that may not is as good as none. */
    Ticket require(Ticket ticket) {
        if (!covers(ticket)) {
            throw TicketRefused.notFound(ticket.id());
        }
        return ticket;
    }
}
