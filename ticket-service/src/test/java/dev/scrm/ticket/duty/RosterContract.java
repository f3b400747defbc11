package dev.scrm.ticket.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every roster does. */
public abstract class RosterContract {
    private static final String CORP = "ww5c3a0demo0000001";
    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    protected abstract Roster roster();

    @Test
    void keepsAStaffMemberAsTheyWere() {
        enter(CORP, "lin.wei", true);
        roster().update(id("lin.wei"), member -> member.reserve(List.of(new Reservation("t-1", "why", NOON)), NOON));

        assertThat(roster().find(id("lin.wei")))
                .contains(new StaffMember(
                        id("lin.wei"), "lin.wei", true, List.of(new Reservation("t-1", "why", NOON)), NOON));
    }

    @Test
    void doesNothingToAnUnknownOne() {
        assertThat(roster().update(id("nobody"), member -> member.release("t-1")))
                .isEmpty();
        assertThat(roster().find(id("nobody"))).isEmpty();
    }

    @Test
    void knowsWhoIsOnDutyWithTheirLoads() {
        enter(CORP, "lin.wei", true);
        enter(CORP, "chen.bo", false);
        enter(CORP, "zhao.min", true);
        enter("ww-other", "o", true);
        roster().update(id("lin.wei"), member -> member.reserve(List.of(new Reservation("t-1", "why", NOON)), NOON));

        assertThat(roster().onDuty(CORP))
                .containsExactlyInAnyOrder(
                        new Candidate(id("lin.wei"), 1, NOON), new Candidate(id("zhao.min"), 0, null));
        assertThat(roster().corpsOnDuty()).containsExactlyInAnyOrder(CORP, "ww-other");
    }

    @Test
    void knowsWhoHoldsWhichTickets() {
        enter(CORP, "lin.wei", true);
        enter(CORP, "chen.bo", true);
        roster().update(id("lin.wei"), member -> member.reserve(List.of(new Reservation("t-1", "why", NOON)), NOON));

        assertThat(roster().holders(CORP, List.of("t-1", "t-2")))
                .extracting(StaffMember::id)
                .containsExactly(id("lin.wei"));
        assertThat(roster().holders("ww-other", List.of("t-1"))).isEmpty();
    }

    @Test
    void listsACorpsStaffByUserId() {
        for (var i = 0; i < 5; i++) {
            enter(CORP, "staff-" + i, i % 2 == 0);
        }
        enter("ww-other", "o", true);

        var first = roster().list(CORP, 3, null);
        var second = roster().list(CORP, 3, first.next());

        assertThat(first.staff())
                .extracting(member -> member.id().userId())
                .containsExactly("staff-0", "staff-1", "staff-2");
        assertThat(second.staff()).hasSize(2);
        assertThat(second.next()).isNull();
    }

    @Test
    void walksThroughEveryone() {
        for (var corp : List.of("ww-a", "ww-b")) {
            for (var i = 0; i < 3; i++) {
                enter(corp, "staff-" + i, false);
            }
        }

        var everyone = new ArrayList<StaffId>();
        @Nullable StaffId last = null;
        List<StaffId> some;
        do {
            some = roster().everyoneAfter(last, 2);
            everyone.addAll(some);
            last = some.isEmpty() ? null : some.getLast();
        } while (!some.isEmpty());

        assertThat(everyone).hasSize(6).doesNotHaveDuplicates();
    }

    private void enter(String corpId, String userId, boolean onDuty) {
        var id = new StaffId(corpId, userId);
        roster().put(id, present -> StaffMember.put(id, present, userId, onDuty));
    }

    private static StaffId id(String userId) {
        return new StaffId(CORP, userId);
    }
}
