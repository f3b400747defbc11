package dev.scrm.ticket.duty;

import dev.scrm.ticket.ticket.TicketId;

/** Who holds a ticket that is about to be assigned, and why. */
record Hand(TicketId ticket, StaffId staff, String reason) {
    static Hand of(StaffMember member, Reservation reservation) {
        var ticket = new TicketId(member.id().corpId(), reservation.ticketId());
        return new Hand(ticket, member.id(), reservation.reason());
    }
}
