package dev.scrm.ticket.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaffMemberTests {
    private static final StaffId LIN = new StaffId("ww5c3a0demo0000001", "lin.wei");
    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    @Test
    void entersTheRoster() {
        var member = StaffMember.put(LIN, null, "林薇", true).state();

        assertThat(member).isEqualTo(new StaffMember(LIN, "林薇", true, List.of(), null));
    }

    @Test
    void keepsTheTicketsInHandWhenGoingOffDuty() {
        var busy = onDuty().reserve(List.of(reservation("t-1", NOON)), NOON).state();

        var home = StaffMember.put(LIN, busy, "林薇", false).state();

        assertThat(home.load()).isEqualTo(1);
        assertThat(home.lastAssignedAt()).isEqualTo(NOON);
        assertThat(StaffMember.put(LIN, home, "林薇", false).changed()).isFalse();
    }

    @Test
    void acceptsAGrantThatRestsOnTheTrueLoad() {
        var decision = onDuty().accept(new Grant(LIN, 0, List.of(reservation("t-1", NOON))), NOON);

        assertThat(decision.state().reservationOf("t-1")).isPresent();
        assertThat(decision.state().lastAssignedAt()).isEqualTo(NOON);
    }

    @Test
    void declinesAGrantThatRestsOnAnotherLoad() {
        var busy = onDuty().reserve(List.of(reservation("t-1", NOON)), NOON).state();

        assertThat(busy.accept(new Grant(LIN, 0, List.of(reservation("t-2", NOON))), NOON)
                        .changed())
                .isFalse();
    }

    @Test
    void declinesAGrantOffDuty() {
        var home = StaffMember.put(LIN, onDuty(), "林薇", false).state();

        assertThat(home.accept(new Grant(LIN, 0, List.of(reservation("t-1", NOON))), NOON)
                        .changed())
                .isFalse();
    }

    @Test
    void holdsATicketOnceHoweverOftenItIsReserved() {
        var busy = onDuty().reserve(List.of(reservation("t-1", NOON)), NOON).state();

        var again = busy.reserve(List.of(reservation("t-1", NOON.plusSeconds(9))), NOON.plusSeconds(9));

        assertThat(again.changed()).isFalse();
        assertThat(again.state().lastAssignedAt()).isEqualTo(NOON);
    }

    @Test
    void givesATicketBackOnce() {
        var busy = onDuty().reserve(List.of(reservation("t-1", NOON), reservation("t-2", NOON)), NOON)
                .state();

        var relieved = busy.release("t-1").state();

        assertThat(relieved.load()).isEqualTo(1);
        assertThat(relieved.release("t-1").changed()).isFalse();
    }

    @Test
    void dropsWhatACrashLeftInItsHandsButNothingYoung() {
        var busy = onDuty().reserve(
                        List.of(
                                reservation("left-behind", NOON),
                                reservation("true", NOON),
                                reservation("young", NOON.plusSeconds(90))),
                        NOON)
                .state();

        var mended = busy.reconcile(Set.of("true"), NOON.plusSeconds(60), NOON.plusSeconds(120))
                .state();

        assertThat(mended.held()).extracting(Reservation::ticketId).containsExactly("true", "young");
    }

    @Test
    void takesUpWhatItIsResponsibleForAndDoesNotHold() {
        var mended = onDuty().reconcile(Set.of("lost"), NOON, NOON.plusSeconds(60));

        assertThat(mended.state().held()).extracting(Reservation::ticketId).containsExactly("lost");
        assertThat(mended.state()
                        .reconcile(Set.of("lost"), NOON, NOON.plusSeconds(99))
                        .changed())
                .isFalse();
    }

    @Test
    void refusesNamesAndUserIdsThatCannotBe() {
        assertThatThrownBy(() -> StaffMember.put(LIN, null, " ", true))
                .isInstanceOfSatisfying(
                        StaffRefused.class, e -> assertThat(e.code()).isEqualTo("staff-name-invalid"));
        assertThatThrownBy(() -> StaffMember.put(new StaffId("ww1", "a/../b"), null, "林薇", true))
                .isInstanceOfSatisfying(
                        StaffRefused.class, e -> assertThat(e.code()).isEqualTo("staff-user-id-invalid"));
    }

    private static StaffMember onDuty() {
        return new StaffMember(LIN, "林薇", true, List.of(), null);
    }

    private static Reservation reservation(String ticketId, Instant at) {
        return new Reservation(ticketId, "the only one on duty: 0 open tickets", at);
    }
}
