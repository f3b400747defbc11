package dev.scrm.ticket.duty;

import static java.util.stream.Collectors.toSet;

import dev.scrm.ticket.ticket.TicketId;
import dev.scrm.ticket.ticket.Tickets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Compares what staff hold with what they are responsible for, and mends what a crash between two writes left behind. */
public final class ReconcileLoads {
    private static final int AT_A_TIME = 100;

    private final Tickets tickets;
    private final Roster roster;
    private final Clock clock;

    public ReconcileLoads(Tickets tickets, Roster roster, Clock clock) {
        this.tickets = tickets;
        this.roster = roster;
        this.clock = clock;
    }

    /** Reservations younger than that are left alone: their tickets may be about to be assigned. */
    public void reconcile(Duration settling) {
        @Nullable StaffId last = null;
        do {
            var some = roster.everyoneAfter(last, AT_A_TIME);
            some.forEach(staff -> reconcile(staff, settling));
            last = some.size() < AT_A_TIME ? null : some.getLast();
        } while (last != null);
    }

    private void reconcile(StaffId staff, Duration settling) {
        var now = clock.instant();
        var responsibleFor = tickets.heldBy(staff.corpId(), staff.userId()).stream()
                .map(TicketId::value)
                .collect(toSet());
        roster.update(staff, member -> member.reconcile(responsibleFor, now.minus(settling), now));
    }
}
