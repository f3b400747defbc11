package dev.scrm.ticket.duty;

import static dev.scrm.ticket.ticket.TicketFixtures.CHEN;
import static dev.scrm.ticket.ticket.TicketFixtures.CORP;
import static dev.scrm.ticket.ticket.TicketFixtures.LIN;
import static dev.scrm.ticket.ticket.TicketFixtures.NOON;
import static dev.scrm.ticket.ticket.TicketFixtures.TARGET;
import static dev.scrm.ticket.ticket.TicketFixtures.conversationOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.MutableClock;
import dev.scrm.ticket.ticket.Assignment;
import dev.scrm.ticket.ticket.AtOnce;
import dev.scrm.ticket.ticket.CloseTicket;
import dev.scrm.ticket.ticket.Closing;
import dev.scrm.ticket.ticket.Conversation;
import dev.scrm.ticket.ticket.Message.CustomerWrote;
import dev.scrm.ticket.ticket.Message.StaffWrote;
import dev.scrm.ticket.ticket.Ticket;
import dev.scrm.ticket.ticket.TicketChange;
import dev.scrm.ticket.ticket.TicketId;
import dev.scrm.ticket.ticket.TicketScope;
import dev.scrm.ticket.ticket.TicketToRoute;
import dev.scrm.ticket.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who gets which ticket, over any stores. */
public abstract class AssignTicketsContract {
    private static final String ZHAO = "zhao.min";
    private static final TicketScope ALL = new TicketScope(CORP, true, null);

    protected final MutableClock clock = MutableClock.at(NOON);

    protected abstract Tickets tickets();

    protected abstract Roster roster();

    @Test
    void assignsToTheLeastLoaded() {
        onDuty(LIN, CHEN);
        assign(opened("a"));
        clock.advance(Duration.ofSeconds(1));

        assign(opened("b"));

        assertThat(holderOf("a")).isNotEqualTo(holderOf("b"));
        assertThat(loads()).containsExactlyInAnyOrder(1, 1);
        assertThat(ticket("b").assignment().reason()).isEqualTo("least-loaded of 2 on duty: 0 open tickets");
    }

    @Test
    void letsTicketsWaitUntilSomebodyComesOnDutyTheOldestFirst() {
        assign(opened("b", NOON.plusSeconds(2)), opened("a", NOON.plusSeconds(1)));
        assertThat(ticket("a").waitsForSomeone()).isTrue();
        clock.advance(Duration.ofSeconds(60));

        var lin = changeDuty().change(staff(LIN), "林薇", true);

        assertThat(lin.held()).extracting(Reservation::ticketId).containsExactly(id("a").value(), id("b").value());
        assertThat(holderOf("a")).isEqualTo(LIN);
        assertThat(holderOf("b")).isEqualTo(LIN);
    }

    @Test
    void doesNothingTwice() {
        onDuty(LIN, CHEN);
        var id = opened("a");

        assign(id);
        assign(id);

        assertThat(loads()).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void completesAReservationThatACrashLeftBehind() {
        onDuty(LIN, CHEN);
        var id = opened("a");
        roster().update(
                        staff(CHEN),
                        member -> member.reserve(
                                List.of(new Reservation(id.value(), "least-loaded of 2 on duty: 0 open tickets", NOON)),
                                NOON));

        assign(id);

        assertThat(holderOf("a")).isEqualTo(CHEN);
        assertThat(loads()).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void givesBackTheReservationThatLostARace() {
        onDuty(LIN, CHEN);
        var id = opened("a");
        Runnable otherReplica = () -> {
            roster().update(staff(LIN), member -> member.reserve(List.of(new Reservation(id.value(), "", NOON)), NOON));
            tickets().update(id, ticket -> ticket.assign(new Assignment(LIN, "by another replica", NOON)));
        };

        new AssignTickets(tickets(), new OvertakenRoster(roster(), otherReplica), clock)
                .route(CORP, List.of(new TicketToRoute(id, null)));

        assertThat(holderOf("a")).isEqualTo(LIN);
        assertThat(member(CHEN).load()).isZero();
        assertThat(member(LIN).load()).isEqualTo(1);
    }

    @Test
    void leavesAConversationWithWhoeverAnsweredItFirst() {
        onDuty(LIN);
        offDuty(CHEN);
        var id = opened("a");
        tickets().update(id, ticket -> ticket.answeredInWecom(new StaffWrote("s-1", conversationOf("a"), CHEN, NOON)));

        assign(id);

        assertThat(holderOf("a")).isEqualTo(CHEN);
        assertThat(ticket("a").assignment().reason()).isEqualTo("answered the customer first");
        assertThat(member(CHEN).load()).isEqualTo(1);
    }

    @Test
    void findsSomebodyElseWhenTheAnswererIsNotOnTheRoster() {
        onDuty(LIN);
        var id = opened("a");
        tickets()
                .update(
                        id,
                        ticket -> ticket.answeredInWecom(new StaffWrote("s-1", conversationOf("a"), "guest", NOON)));

        assign(id);

        assertThat(holderOf("a")).isEqualTo(LIN);
    }

    @Test
    void freesTheHandsThatHeldAClosedTicket() {
        onDuty(LIN);
        assign(opened("a"));

        new CloseTicket(tickets(), assignTickets()).close(ALL, id("a"), new Closing(LIN, NOON));

        assertThat(member(LIN).load()).isZero();
    }

    @Test
    void mendsWhatACrashBetweenTwoWritesLeftBehind() {
        onDuty(LIN, CHEN);
        var closed = opened("closed");
        var lost = opened("lost");
        assign(closed);
        var closedBy = holderOf("closed");
        tickets().update(closed, ticket -> ticket.close(new Closing(LIN, NOON)));
        tickets().update(lost, ticket -> ticket.assign(new Assignment(ZHAO, "", NOON)));
        onDuty(ZHAO);
        assertThat(member(closedBy).load()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(2));

        new ReconcileLoads(tickets(), roster(), clock).reconcile(Duration.ofMinutes(1));

        assertThat(member(closedBy).load()).isZero();
        assertThat(member(ZHAO).held()).extracting(Reservation::ticketId).containsExactly(lost.value());
    }

    @Test
    void pullsForEveryCorpWithSomebodyOnDuty() {
        var stranger = new StaffId("ww-other", "o.staff");
        roster().put(stranger, _ -> StaffMember.put(stranger, null, "O", true));
        var other = open(new Conversation("ww-other", "c", "kf"), NOON);
        onDuty(LIN);
        opened("a");
        clock.advance(Duration.ofSeconds(5));

        pull().pullAll(Duration.ofSeconds(2));

        assertThat(holderOf("a")).isEqualTo(LIN);
        assertThat(tickets().find(other).orElseThrow().holder()).contains("o.staff");
    }

    @Test
    void leavesFreshTicketsToWhoeverOpensThem() {
        onDuty(LIN);
        opened("a");

        pull().pullAll(Duration.ofSeconds(2));

        assertThat(ticket("a").waitsForSomeone()).isTrue();
    }

    @Test
    void levelsTheLoadWhenManyAssignAtOnce() {
        onDuty(LIN, CHEN, ZHAO);
        var ids = IntStream.range(0, 48).mapToObj(i -> opened("c-" + i)).toList();

        AtOnce.run(16, thread -> assign(ids.subList(thread * 3, thread * 3 + 3).toArray(TicketId[]::new)));
        pull().pull(CORP, Duration.ZERO);

        assertThat(loads()).containsExactly(16, 16, 16);
        everyTicketIsHeldByExactlyItsHolder(ids);
    }

    @Test
    void assignsEachTicketOnceWhenAllReplicasTryThemAll() {
        onDuty(LIN, CHEN, ZHAO);
        var ids = IntStream.range(0, 12).mapToObj(i -> opened("c-" + i)).toList();

        AtOnce.run(8, _ -> assign(ids.toArray(TicketId[]::new)));
        pull().pull(CORP, Duration.ZERO);
        clock.advance(Duration.ofMinutes(2));
        var before = loads();
        new ReconcileLoads(tickets(), roster(), clock).reconcile(Duration.ofMinutes(1));

        assertThat(loads()).as("nothing was left to be mended").isEqualTo(before);
        assertThat(loads().stream().mapToInt(load -> load).sum()).isEqualTo(12);
        everyTicketIsHeldByExactlyItsHolder(ids);
    }

    @Test
    void losesAndLeaksNothingWhilePeopleComeGoAndClose() {
        onDuty(LIN, CHEN);
        var ids = IntStream.range(0, 24).mapToObj(i -> opened("c-" + i)).toList();

        AtOnce.run(8, thread -> {
            assign(ids.subList(thread * 3, thread * 3 + 3).toArray(TicketId[]::new));
            if (thread % 2 == 0) {
                changeDuty().change(staff(ZHAO), "赵敏", thread % 4 == 0);
            } else {
                new CloseTicket(tickets(), assignTickets()).close(ALL, ids.get(thread * 3), new Closing(LIN, NOON));
            }
        });
        pull().pull(CORP, Duration.ZERO);
        clock.advance(Duration.ofMinutes(2));
        new ReconcileLoads(tickets(), roster(), clock).reconcile(Duration.ofMinutes(1));

        var open = ids.stream()
                .filter(id -> !(tickets().find(id).orElseThrow() instanceof Ticket.Closed))
                .toList();
        assertThat(open).hasSize(20);
        assertThat(loads().stream().mapToInt(load -> load).sum()).isEqualTo(20);
        everyTicketIsHeldByExactlyItsHolder(open);
    }

    private void everyTicketIsHeldByExactlyItsHolder(List<TicketId> ids) {
        assertThat(ids).allSatisfy(id -> {
            var holder = tickets().find(id).orElseThrow().holder().orElseThrow();
            assertThat(roster().holders(CORP, Set.of(id.value())))
                    .extracting(member -> member.id().userId())
                    .containsExactly(holder);
        });
    }

    private AssignTickets assignTickets() {
        return new AssignTickets(tickets(), roster(), clock);
    }

    private PullWaitingTickets pull() {
        return new PullWaitingTickets(tickets(), roster(), assignTickets(), clock);
    }

    private ChangeDuty changeDuty() {
        return new ChangeDuty(roster(), pull());
    }

    private void assign(TicketId... ids) {
        assignTickets()
                .route(
                        CORP,
                        Stream.of(ids).map(id -> new TicketToRoute(id, null)).toList());
    }

    private void onDuty(String... userIds) {
        for (var userId : userIds) {
            roster().put(staff(userId), present -> StaffMember.put(staff(userId), present, userId, true));
        }
    }

    private void offDuty(String userId) {
        roster().put(staff(userId), present -> StaffMember.put(staff(userId), present, userId, false));
    }

    private TicketId opened(String customer) {
        return opened(customer, NOON);
    }

    private TicketId opened(String customer, Instant at) {
        return open(conversationOf(customer), at);
    }

    private TicketId open(Conversation conversation, Instant at) {
        var message = new CustomerWrote("m-" + conversation.id(), conversation, "wm", at, "在吗");
        tickets()
                .updateAll(List.of(new TicketChange(
                        conversation.ticket(1),
                        null,
                        null,
                        _ -> Ticket.open(1, "T-00000001", message, List.of(), TARGET.start(at)))));
        return conversation.ticket(1);
    }

    private Ticket ticket(String customer) {
        return tickets().find(id(customer)).orElseThrow();
    }

    private String holderOf(String customer) {
        return ticket(customer).holder().orElseThrow();
    }

    private static TicketId id(String customer) {
        return conversationOf(customer).ticket(1);
    }

    private static StaffId staff(String userId) {
        return new StaffId(CORP, userId);
    }

    private StaffMember member(String userId) {
        return roster().find(staff(userId)).orElseThrow();
    }

    private List<Integer> loads() {
        return roster().list(CORP, 100, null).staff().stream()
                .map(StaffMember::load)
                .toList();
    }
}
