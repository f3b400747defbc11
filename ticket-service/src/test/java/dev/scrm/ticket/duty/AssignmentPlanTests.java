package dev.scrm.ticket.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AssignmentPlanTests {
    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    @Example
    void givesATicketToTheLeastLoadedAndSaysWhy() {
        var plan = AssignmentPlan.of(
                List.of("t-1"),
                List.of(candidate("lin.wei", 2), candidate("chen.bo", 3), candidate("zhao.min", 4)),
                NOON);

        assertThat(plan)
                .containsExactly(new Grant(
                        id("lin.wei"),
                        2,
                        List.of(new Reservation("t-1", "least-loaded of 3 on duty: 2 open tickets", NOON))));
    }

    @Example
    void breaksATieByWhoWasAssignedLongestAgo() {
        var plan = AssignmentPlan.of(
                List.of("t-1"),
                List.of(
                        new Candidate(id("chen.bo"), 1, NOON.minusSeconds(10)),
                        new Candidate(id("lin.wei"), 1, NOON.minusSeconds(20))),
                NOON);

        assertThat(plan.getFirst().staff()).isEqualTo(id("lin.wei"));
        assertThat(plan.getFirst().reservations().getFirst().reason())
                .isEqualTo("least-loaded of 2 on duty: 1 open ticket, as have 1 more; assigned longest ago");
    }

    @Example
    void takesWhoWasNeverAssignedFirst() {
        var plan = AssignmentPlan.of(
                List.of("t-1"),
                List.of(new Candidate(id("chen.bo"), 0, NOON.minusSeconds(10)), candidate("lin.wei", 0)),
                NOON);

        assertThat(plan.getFirst().staff()).isEqualTo(id("lin.wei"));
    }

    @Example
    void saysSoWhenThereIsNoChoice() {
        var plan = AssignmentPlan.of(List.of("t-1"), List.of(candidate("lin.wei", 0)), NOON);

        assertThat(plan.getFirst().reservations().getFirst().reason())
                .isEqualTo("the only one on duty: 0 open tickets");
    }

    @Example
    void plansNothingWhenNobodyIsOnDuty() {
        assertThat(AssignmentPlan.of(List.of("t-1"), List.of(), NOON)).isEmpty();
    }

    @Property
    void levelsLoadsAndDealsEveryTicketOnce(
            @ForAll("staff") List<Candidate> staff, @ForAll @IntRange(max = 60) int tickets) {
        var ids = IntStream.range(0, tickets).mapToObj(i -> "t-" + i).toList();

        var plan = AssignmentPlan.of(ids, staff, NOON);

        assertThat(plan).flatExtracting(Grant::ticketIds).containsExactlyInAnyOrderElementsOf(ids);
        var loads = new HashMap<StaffId, Integer>();
        staff.forEach(candidate -> loads.put(candidate.staff(), candidate.load()));
        plan.forEach(grant -> loads.merge(grant.staff(), grant.reservations().size(), Integer::sum));
        var least = loads.values().stream().mapToInt(load -> load).min().orElseThrow();
        assertThat(plan)
                .allSatisfy(grant ->
                        // Nobody was given a ticket while somebody else had two less.
                        assertThat(loads.get(grant.staff())).isLessThanOrEqualTo(least + 1));
    }

    @Provide
    Arbitrary<List<Candidate>> staff() {
        var loads = Arbitraries.integers().between(0, 20);
        var seconds = Arbitraries.longs().between(0, 1_000);
        return Combinators.combine(loads, seconds)
                .as((load, ago) -> new Candidate(id("x"), load, ago == 0 ? null : NOON.minusSeconds(ago)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(list -> IntStream.range(0, list.size())
                        .mapToObj(i -> new Candidate(
                                id("staff-" + i),
                                list.get(i).load(),
                                list.get(i).lastAssignedAt()))
                        .toList());
    }

    private static Candidate candidate(String userId, int load) {
        return new Candidate(id(userId), load, null);
    }

    private static StaffId id(String userId) {
        return new StaffId("ww5c3a0demo0000001", userId);
    }
}
