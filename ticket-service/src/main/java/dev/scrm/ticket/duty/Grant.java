package dev.scrm.ticket.duty;

import java.util.List;

/**
 * The tickets one person is to be given in one go.
 *
 * @param expectedLoad the load the choice rests on
 */
record Grant(StaffId staff, int expectedLoad, List<Reservation> reservations) {
    List<String> ticketIds() {
        return reservations.stream().map(Reservation::ticketId).toList();
    }
}
