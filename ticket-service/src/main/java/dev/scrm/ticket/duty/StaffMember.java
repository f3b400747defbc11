package dev.scrm.ticket.duty;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone who answers tickets.
 *
 * @param held the tickets in their hands; how many these are is their load
 * @param lastAssignedAt when they were given one last; absent when never
 */
public record StaffMember(
        StaffId id,
        String name,
        boolean onDuty,
        List<Reservation> held,
        @Nullable Instant lastAssignedAt) {
    private static final int LONGEST_NAME = 64;

    public StaffMember {
        requireNonNull(id, "id");
        held = List.copyOf(held);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw StaffRefused.invalid(
                    "staff-name-invalid",
                    "Expected a name of 1 to %d characters but got %d".formatted(LONGEST_NAME, name.length()),
                    "name");
        }
    }

    /** Enters or changes a staff member; what they hold stays in their hands, also when they go off duty. */
    public static Decision<StaffMember, Void> put(
            StaffId id, @Nullable StaffMember present, String name, boolean onDuty) {
        id.requireForm();
        var next = present == null
                ? new StaffMember(id, name, onDuty, List.of(), null)
                : new StaffMember(id, name, onDuty, present.held, present.lastAssignedAt);
        return next.equals(present) ? Decision.unchanged(next) : Decision.of(next, List.of());
    }

    public int load() {
        return held.size();
    }

    public Optional<Reservation> reservationOf(String ticketId) {
        return held.stream()
                .filter(reservation -> reservation.ticketId().equals(ticketId))
                .findFirst();
    }

    /** Takes the tickets if they are on duty with the load the choice rests on; otherwise the choice is stale. */
    Decision<StaffMember, Void> accept(Grant grant, Instant now) {
        return onDuty && load() == grant.expectedLoad() ? reserve(grant.reservations(), now) : Decision.unchanged(this);
    }

    /** Takes the tickets that are not in their hands yet. */
    Decision<StaffMember, Void> reserve(List<Reservation> reservations, Instant now) {
        var all = new ArrayList<>(held);
        reservations.stream()
                .filter(reservation -> reservationOf(reservation.ticketId()).isEmpty())
                .forEach(all::add);
        return all.size() == load()
                ? Decision.unchanged(this)
                : Decision.of(new StaffMember(id, name, onDuty, all, now), List.of());
    }

    /** Gives a ticket back. */
    Decision<StaffMember, Void> release(String ticketId) {
        return keep(held.stream()
                .filter(reservation -> !reservation.ticketId().equals(ticketId))
                .toList());
    }

    /**
     * Makes what they hold what they are responsible for. Reservations made after {@code settled} are left alone: their
     * tickets may be about to be assigned.
     */
    Decision<StaffMember, Void> reconcile(Set<String> responsibleFor, Instant settled, Instant now) {
        var kept = new ArrayList<>(held.stream()
                .filter(reservation ->
                        reservation.at().isAfter(settled) || responsibleFor.contains(reservation.ticketId()))
                .toList());
        var keptIds = kept.stream().map(Reservation::ticketId).collect(toSet());
        responsibleFor.stream()
                .filter(ticketId -> !keptIds.contains(ticketId))
                .forEach(ticketId -> kept.add(new Reservation(ticketId, "found responsible for it", now)));
        return keep(kept);
    }

    private Decision<StaffMember, Void> keep(List<Reservation> reservations) {
        return reservations.equals(held)
                ? Decision.unchanged(this)
                : Decision.of(new StaffMember(id, name, onDuty, reservations, lastAssignedAt), List.of());
    }
}
