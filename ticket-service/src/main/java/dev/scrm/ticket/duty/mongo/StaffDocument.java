package dev.scrm.ticket.duty.mongo;

import dev.scrm.ticket.duty.Reservation;
import dev.scrm.ticket.duty.StaffId;
import dev.scrm.ticket.duty.StaffMember;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A staff member as they lie in MongoDB.
 *
 * @param load how many are held, to be read without reading them
 */
public record StaffDocument(
        String corpId,
        String userId,
        String name,
        boolean onDuty,
        int load,
        List<HeldDocument> held,
        @Nullable Instant lastAssignedAt) {

    /** A ticket in somebody's hands. */
    public record HeldDocument(String ticketId, String reason, Instant at) {}

    static StaffDocument of(StaffMember member) {
        return new StaffDocument(
                member.id().corpId(),
                member.id().userId(),
                member.name(),
                member.onDuty(),
                member.load(),
                member.held().stream()
                        .map(held -> new HeldDocument(held.ticketId(), held.reason(), held.at()))
                        .toList(),
                member.lastAssignedAt());
    }

    StaffMember member() {
        var reservations = held.stream()
                .map(one -> new Reservation(one.ticketId, one.reason, one.at))
                .toList();
        return new StaffMember(new StaffId(corpId, userId), name, onDuty, reservations, lastAssignedAt);
    }
}
