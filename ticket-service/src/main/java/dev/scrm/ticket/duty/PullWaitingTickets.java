package dev.scrm.ticket.duty;

import dev.scrm.ticket.ticket.TicketToRoute;
import dev.scrm.ticket.ticket.Tickets;
import java.time.Clock;
import java.time.Duration;

/** Brings tickets that found nobody, or that a crash left behind, to those on duty, the oldest first. */
public final class PullWaitingTickets {
    private static final int AT_A_TIME = 200;

    private final Tickets tickets;
    private final Roster roster;
    private final AssignTickets assignTickets;
    private final Clock clock;

    public PullWaitingTickets(Tickets tickets, Roster roster, AssignTickets assignTickets, Clock clock) {
        this.tickets = tickets;
        this.roster = roster;
        this.assignTickets = assignTickets;
        this.clock = clock;
    }

    /** For every corp with somebody on duty. Tickets younger than that are left to whoever is just opening them. */
    public void pullAll(Duration olderThan) {
        roster.corpsOnDuty().forEach(corpId -> pull(corpId, olderThan));
    }

    /** Takes a bounded number; what is left is pulled next time. */
    public void pull(String corpId, Duration olderThan) {
        var waiting = tickets.waiting(corpId, clock.instant().minus(olderThan), AT_A_TIME);
        assignTickets.route(
                corpId, waiting.stream().map(id -> new TicketToRoute(id, null)).toList());
    }
}
