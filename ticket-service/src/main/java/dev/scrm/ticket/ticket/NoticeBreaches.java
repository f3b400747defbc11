package dev.scrm.ticket.ticket;

import java.time.Clock;

/** Announces first responses that are overdue. Replicas may look at once: the ticket's guarded write lets one announce. */
public final class NoticeBreaches {
    private final Tickets tickets;
    private final Clock clock;

    public NoticeBreaches(Tickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /** Announces at most so many, the longest overdue first; answers how many it looked at. */
    public int notice(int limit) {
        var now = clock.instant();
        var overdue = tickets.overdue(now, limit);
        tickets.updateAll(overdue.stream()
                .map(id -> TicketChange.of(id, null, ticket -> ticket.noticeBreach(now)))
                .toList());
        return overdue.size();
    }
}
