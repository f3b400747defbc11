package dev.scrm.ticket.duty;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.scrm.ticket.ticket.Assignment;
import dev.scrm.ticket.ticket.Router;
import dev.scrm.ticket.ticket.Ticket;
import dev.scrm.ticket.ticket.TicketChange;
import dev.scrm.ticket.ticket.TicketId;
import dev.scrm.ticket.ticket.TicketToRoute;
import dev.scrm.ticket.ticket.Tickets;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives tickets to the least loaded people on duty. First a person's hands take the ticket (one guarded write, only if
 * their load is what the choice rested on), then the ticket takes the person. A crash in between leaves a reservation that
 * the next attempt finds and completes; of two replicas with the same ticket the later gives its reservation back.
 */
public final class AssignTickets implements Router {
    /** Under contention somebody always gets on; what does not within these rounds is left to the next sweep. */
    private static final int MOST_ROUNDS = 50;

    private final Tickets tickets;
    private final Roster roster;
    private final Reservations reservations;
    private final Clock clock;

    public AssignTickets(Tickets tickets, Roster roster, Clock clock) {
        this.tickets = tickets;
        this.roster = roster;
        this.reservations = new Reservations(roster, clock);
        this.clock = clock;
    }

    @Override
    public void route(String corpId, Collection<TicketToRoute> toRoute) {
        var open =
                toRoute.stream().collect(toMap(TicketToRoute::id, identity(), (first, _) -> first, LinkedHashMap::new));
        for (var round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
            open.keySet().retainAll(contestedAfterRound(corpId, open));
        }
    }

    @Override
    public void release(TicketId ticket, String userId) {
        roster.update(new StaffId(ticket.corpId(), userId), member -> member.release(ticket.value()));
    }

    private Set<TicketId> contestedAfterRound(String corpId, Map<TicketId, TicketToRoute> open) {
        var present = tickets.findAll(corpId, open.keySet());
        var waiting = open.keySet().stream()
                .flatMap(id -> Optional.ofNullable(present.get(id)).stream())
                .filter(Ticket::waitsForSomeone)
                .toList();
        if (waiting.isEmpty()) {
            return Set.of();
        }
        var made = reservations.make(corpId, waiting);
        assign(corpId, made.hands(), open);
        return made.contested().stream().map(id -> new TicketId(corpId, id)).collect(toSet());
    }

    private void assign(String corpId, List<Hand> hands, Map<TicketId, TicketToRoute> toRoute) {
        var now = clock.instant();
        tickets.updateAll(hands.stream()
                .map(hand -> {
                    var assignment = new Assignment(hand.staff().userId(), hand.reason(), now);
                    var route = toRoute.get(hand.ticket());
                    return TicketChange.of(
                            hand.ticket(), route == null ? null : route.cause(), ticket -> ticket.assign(assignment));
                })
                .toList());
        var after = tickets.findAll(corpId, hands.stream().map(Hand::ticket).toList());
        hands.stream()
                .filter(hand -> !Optional.ofNullable(after.get(hand.ticket()))
                        .flatMap(Ticket::holder)
                        .equals(Optional.of(hand.staff().userId())))
                .forEach(hand -> release(hand.ticket(), hand.staff().userId()));
    }
}
