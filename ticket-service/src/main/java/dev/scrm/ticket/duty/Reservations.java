package dev.scrm.ticket.duty;

import static java.util.stream.Collectors.toCollection;

import dev.scrm.ticket.ticket.Ticket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts tickets into hands: into those that hold them already, of the person who answered, or of the least loaded. */
final class Reservations {
    private final Roster roster;
    private final Clock clock;

    Reservations(Roster roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param hands for tickets that are in somebody's hands now
     * @param contested tickets whose person took another ticket in that very moment
     */
    record Made(List<Hand> hands, Set<String> contested) {}

    /** Reserves a person for each ticket of the corp; with nobody on duty a ticket is neither in hands nor contested. */
    Made make(String corpId, List<Ticket> waiting) {
        var hands = new ArrayList<Hand>();
        var open = waiting.stream().map(ticket -> ticket.id().value()).collect(toCollection(LinkedHashSet::new));
        roster.holders(corpId, open).forEach(holder -> take(open, holder, hands));
        waiting.stream()
                .filter(ticket -> open.contains(ticket.id().value()))
                .forEach(ticket -> giveToAnswerer(ticket, open, hands));
        return new Made(hands, dealOut(corpId, open, hands));
    }

    /** Whoever answered a customer in WeCom keeps the conversation, on duty or not. */
    private void giveToAnswerer(Ticket ticket, Set<String> open, List<Hand> hands) {
        var now = clock.instant();
        var reservation = new Reservation(ticket.id().value(), "answered the customer first", now);
        Optional.ofNullable(ticket.response())
                .flatMap(response -> Optional.ofNullable(response.staffId()))
                .map(userId -> new StaffId(ticket.id().corpId(), userId))
                .flatMap(answerer -> roster.update(answerer, member -> member.reserve(List.of(reservation), now)))
                .ifPresent(member -> take(open, member, hands));
    }

    private Set<String> dealOut(String corpId, Set<String> open, List<Hand> hands) {
        var contested = new LinkedHashSet<String>();
        var now = clock.instant();
        for (var grant : AssignmentPlan.of(open, open.isEmpty() ? List.of() : roster.onDuty(corpId), now)) {
            contested.addAll(grant.ticketIds());
            roster.update(grant.staff(), member -> member.accept(grant, now))
                    .ifPresent(member -> take(contested, member, hands));
        }
        return contested;
    }

    /** Moves what the member holds of the tickets into hands. */
    private static void take(Set<String> tickets, StaffMember member, List<Hand> hands) {
        member.held().stream()
                .filter(reservation -> tickets.remove(reservation.ticketId()))
                .forEach(reservation -> hands.add(Hand.of(member, reservation)));
    }
}
