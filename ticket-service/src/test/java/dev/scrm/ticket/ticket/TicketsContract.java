package dev.scrm.ticket.ticket;

import static dev.scrm.ticket.ticket.TicketFixtures.CHEN;
import static dev.scrm.ticket.ticket.TicketFixtures.CONVERSATION;
import static dev.scrm.ticket.ticket.TicketFixtures.CORP;
import static dev.scrm.ticket.ticket.TicketFixtures.LIN;
import static dev.scrm.ticket.ticket.TicketFixtures.NOON;
import static dev.scrm.ticket.ticket.TicketFixtures.PROMISED;
import static dev.scrm.ticket.ticket.TicketFixtures.TARGET;
import static dev.scrm.ticket.ticket.TicketFixtures.aClosedTicket;
import static dev.scrm.ticket.ticket.TicketFixtures.anAnsweredTicket;
import static dev.scrm.ticket.ticket.TicketFixtures.anAssignedTicket;
import static dev.scrm.ticket.ticket.TicketFixtures.anOpenTicket;
import static dev.scrm.ticket.ticket.TicketFixtures.arrival;
import static dev.scrm.ticket.ticket.TicketFixtures.conversationOf;
import static dev.scrm.ticket.ticket.TicketFixtures.customerWrote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.events.Topics;
import dev.scrm.ticket.ticket.CommandOutcome.NoticeFailure;
import dev.scrm.ticket.ticket.CommandOutcome.ReplyOutcome;
import dev.scrm.ticket.ticket.Delivery.Delivered;
import dev.scrm.ticket.ticket.Delivery.Undelivered;
import dev.scrm.ticket.ticket.Message.CustomerWrote;
import dev.scrm.ticket.ticket.Message.StaffWrote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of tickets does. */
public abstract class TicketsContract {
    protected abstract Tickets tickets();

    /** Everything published so far, in order. */
    protected abstract List<OutboxMessage> published();

    /** From now on the process dies after each save, before it publishes. */
    protected abstract void dieBeforePublishing();

    /** A new process finds what the dead one left behind. */
    protected abstract void restart();

    @Test
    void findsNothingBeforeATicketIsOpened() {
        assertThat(tickets().find(CONVERSATION.ticket(1))).isEmpty();
        assertThat(tickets().last(CORP, List.of(CONVERSATION))).isEmpty();
    }

    @Test
    void keepsATicketOfEachStateAsItWas() {
        var replied = anAssignedTicket().reply(new Reply("key-1", "您好", LIN, NOON.plusSeconds(5)));
        var loud = Ticket.open(4, "T-00000004", customerWrote("m-4", NOON, "投诉"), List.of("投诉"), TARGET.start(NOON));
        var noticed =
                ((Ticket) anOpenTicket(5)).noticeBreach(NOON.plus(PROMISED).plusMillis(1));
        var nameless = anOpenTicket(6).reply(new Reply("key-6", "您好", null, NOON.plusSeconds(5)));
        var abandoned = ((Ticket) anOpenTicket(7)).close(new Closing(null, NOON.plusSeconds(9)));

        var refused = replied(8).settle(command(8), new Undelivered("five-messages-sent", 95001, NOON));
        var wordless = replied(9).settle(command(9), new Undelivered("no-answer", null, NOON));
        var delivered = replied(10).settle(command(10), new Delivered(NOON));
        var both = replied(11).answeredInWecom(new StaffWrote("s-1", CONVERSATION, null, NOON.plusSeconds(9)));
        var unheard = replied(12)
                .missNotice(new MissedNotice("c-1", new Undelivered("expired", null, NOON)))
                .then(ticket ->
                        ticket.missNotice(new MissedNotice("c-2", new Undelivered("no-valid-recipient", 81013, NOON))));

        for (var state : List.of(
                anOpenTicket(2),
                replied.state(),
                loud.state(),
                noticed.state(),
                nameless.state(),
                abandoned.state(),
                refused.state(),
                wordless.state(),
                delivered.state(),
                both.state(),
                unheard.state())) {
            save(state);

            assertThat(tickets().find(state.id())).contains(state);
        }
    }

    @Test
    void keepsAClosedTicketAsItWas() {
        save(aClosedTicket());

        assertThat(tickets().find(CONVERSATION.ticket(1))).contains(aClosedTicket());
    }

    @Test
    void refusesToUpdateATicketThatIsNotThere() {
        assertThatThrownBy(() -> tickets().update(CONVERSATION.ticket(1), Decision::unchanged))
                .isInstanceOfSatisfying(
                        TicketRefused.class, e -> assertThat(e.code()).isEqualTo("ticket-not-found"));
    }

    @Test
    void decidesOneAfterTheOtherWhatCameAtOnce() {
        open(1);

        AtOnce.run(
                8,
                i -> tickets()
                        .update(
                                CONVERSATION.ticket(1),
                                ticket -> ticket.continueWith(customerWrote("x-" + i), List.of())));

        assertThat(find(1).facts().messages().count()).isEqualTo(9);
        assertThat(published())
                .extracting(message -> message.envelope().sequence())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 9).boxed().toList());
    }

    @Test
    void opensATicketOnceWhenTwoReplicasDo() {
        var batch = IntStream.range(0, 8).mapToObj(i -> opening(1, "m-" + i, i)).toList();

        AtOnce.run(8, _ -> tickets().updateAll(batch));

        assertThat(publishedTypes()).containsOnlyOnce("scrm.ticket.ticket-opened");
        assertThat(find(1).facts().messages().count()).isEqualTo(8);
    }

    @Test
    void letsOneOfManyReplicasAnnounceABreach() {
        open(1);
        var now = NOON.plus(PROMISED).plusSeconds(1);

        AtOnce.run(
                8,
                _ -> tickets()
                        .updateAll(List.of(
                                TicketChange.of(CONVERSATION.ticket(1), null, ticket -> ticket.noticeBreach(now)))));

        assertThat(publishedTypes()).containsOnlyOnce("scrm.ticket.first-response-breached");
        assertThat(tickets().overdue(now.plusSeconds(1), 10)).isEmpty();
    }

    @Test
    void skipsARedeliveredPosition() {
        var changes = List.of(opening(1, "m-1", 7), continuing("m-2", 8));
        tickets().updateAll(changes);

        tickets().updateAll(changes);

        assertThat(publishedTypes()).containsExactly("scrm.ticket.ticket-opened", "scrm.ticket.ticket-continued");
    }

    @Test
    void countsAMessageOnceThatComesAgainAtANewPosition() {
        tickets().updateAll(List.of(opening(1, "m-1", 7), continuing("m-2", 8)));

        tickets().updateAll(List.of(opening(1, "m-1", 9), continuing("m-2", 10)));

        assertThat(publishedTypes()).containsExactly("scrm.ticket.ticket-opened", "scrm.ticket.ticket-continued");
    }

    @Test
    void publishesAfterACrashWhatItSavedBefore() {
        dieBeforePublishing();
        tickets().updateAll(List.of(opening(1, "m-1", 7), continuing("m-2", 8)));
        assertThat(published()).isEmpty();

        restart();
        tickets().updateAll(List.of(opening(1, "m-1", 7), continuing("m-2", 8), continuing("m-3", 9)));

        assertThat(publishedTypes())
                .containsExactly(
                        "scrm.ticket.ticket-opened", "scrm.ticket.ticket-continued", "scrm.ticket.ticket-continued");
    }

    @Test
    void leavesNoTraceOfARefusedStepAndMakesTheOthers() {
        open(1);

        tickets()
                .updateAll(List.of(
                        TicketChange.of(CONVERSATION.ticket(99), null, ticket -> ticket.noticeBreach(NOON)),
                        continuing("m-2", 9)));

        assertThat(tickets().find(CONVERSATION.ticket(99))).isEmpty();
        assertThat(find(1).facts().messages().contains("m-2")).isTrue();
    }

    @Test
    void knowsTheLastTicketOfEachConversation() {
        var other = conversationOf("wmANOTHER");
        for (var ordinal = 1; ordinal <= 11; ordinal++) {
            save(((Ticket) anOpenTicket(ordinal)).close(new Closing(LIN, NOON)).state());
        }
        open(other, 1, NOON);

        var last = tickets().last(CORP, List.of(CONVERSATION, other, conversationOf("wmNEVER")));

        assertThat(last).hasSize(2);
        assertThat(last.get(CONVERSATION).facts().ordinal()).isEqualTo(11);
        assertThat(last.get(other).facts().ordinal()).isEqualTo(1);
    }

    @Test
    void findsOverdueTicketsTheLongestOverdueFirst() {
        open(conversationOf("wm1"), 1, NOON.plusSeconds(2));
        open(conversationOf("wm2"), 1, NOON.plusSeconds(1));
        open(conversationOf("wm3"), 1, NOON.plusSeconds(3));
        open(conversationOf("wm4"), 1, NOON.plusSeconds(4));
        save(anAnsweredTicket());

        assertThat(tickets().overdue(NOON.plus(PROMISED).plusSeconds(4), 2))
                .containsExactly(
                        conversationOf("wm2").ticket(1), conversationOf("wm1").ticket(1));
        assertThat(tickets().overdue(NOON.plus(PROMISED).plusSeconds(4), 9)).hasSize(3);
    }

    @Test
    void findsWaitingTicketsOfTheCorpTheOldestFirst() {
        open(conversationOf("wm1"), 1, NOON.plusSeconds(2));
        open(conversationOf("wm2"), 1, NOON.plusSeconds(1));
        open(new Conversation("ww-other", "c", "kf"), 1, NOON);
        save(anAssignedTicket());

        assertThat(tickets().waiting(CORP, NOON.plusSeconds(60), 9))
                .containsExactly(
                        conversationOf("wm2").ticket(1), conversationOf("wm1").ticket(1));
        assertThat(tickets().waiting(CORP, NOON.plusSeconds(1), 9))
                .containsExactly(conversationOf("wm2").ticket(1));
        assertThat(tickets().waiting(CORP, NOON.plusSeconds(60), 1)).hasSize(1);
    }

    @Test
    void knowsWhoseHandsATicketIsInUntilItIsClosed() {
        save(anAssignedTicket());
        assertThat(tickets().heldBy(CORP, LIN)).containsExactly(CONVERSATION.ticket(1));
        assertThat(tickets().heldBy(CORP, CHEN)).isEmpty();
        assertThat(tickets().heldBy("ww-other", LIN)).isEmpty();

        tickets().update(CONVERSATION.ticket(1), ticket -> ticket.close(new Closing(LIN, NOON)));

        assertThat(tickets().heldBy(CORP, LIN)).isEmpty();
    }

    @Test
    void listsEveryTicketOnceTheNewestFirst() {
        for (var i = 0; i < 7; i++) {
            open(conversationOf("wm" + i), 1, NOON.plusSeconds(i / 3));
        }
        open(new Conversation("ww-other", "c", "kf"), 1, NOON);

        var listed = new ArrayList<Ticket>();
        @Nullable TicketPosition after = null;
        do {
            var page = tickets().list(query(2, after));
            listed.addAll(page.tickets());
            after = page.last();
        } while (after != null);

        assertThat(listed).hasSize(7).doesNotHaveDuplicates();
        assertThat(listed).extracting(TicketPosition::of).isSorted();
        assertThat(listed.getFirst().facts().openedAt()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void listsWhatIsAskedFor() {
        open(conversationOf("wm1"), 1, NOON);
        save(anAssignedTicket());
        var loud = new CustomerWrote("m-9", conversationOf("wm9"), "wm9", NOON, "投诉");
        save(Ticket.open(1, "T-00000009", loud, List.of("投诉"), TARGET.start(NOON))
                .state());

        assertThat(list(TicketStatus.ASSIGNED, null, null, null)).containsExactly(CONVERSATION.ticket(1));
        assertThat(list(null, LIN, null, null)).containsExactly(CONVERSATION.ticket(1));
        assertThat(list(null, CHEN, null, null)).isEmpty();
        assertThat(list(null, null, conversationOf("wm1").contactId(), null))
                .containsExactly(conversationOf("wm1").ticket(1));
        assertThat(list(null, null, null, true))
                .containsExactly(conversationOf("wm9").ticket(1));
        assertThat(list(TicketStatus.CLOSED, null, null, null)).isEmpty();
    }

    @Test
    void listsOnlyTheirOwnForThoseWhoSeeNoMore() {
        open(conversationOf("wm1"), 1, NOON);
        save(anAssignedTicket());

        assertThat(tickets()
                        .list(query(new TicketScope(CORP, false, LIN), null))
                        .tickets())
                .extracting(Ticket::id)
                .containsExactly(CONVERSATION.ticket(1));
        assertThat(tickets()
                        .list(query(new TicketScope(CORP, false, CHEN), null))
                        .tickets())
                .isEmpty();
        assertThat(tickets()
                        .list(query(new TicketScope(CORP, false, CHEN), LIN))
                        .tickets())
                .isEmpty();
        assertThat(tickets()
                        .list(query(new TicketScope(CORP, false, null), null))
                        .tickets())
                .isEmpty();
        assertThat(tickets()
                        .list(query(new TicketScope("ww-other", true, LIN), null))
                        .tickets())
                .isEmpty();
    }

    @Test
    void findsATicketOverdueOnceTheReplyThatStoppedItsClockIsRefused() {
        save(replied(1));
        var late = NOON.plus(PROMISED).plusSeconds(1);
        assertThat(tickets().overdue(late, 10)).isEmpty();

        takeOutcomes().take(List.of(refusal(CORP, 0)));

        assertThat(tickets().overdue(late, 10)).containsExactly(CONVERSATION.ticket(1));
    }

    @Test
    void settlesAReplyOnceHoweverOftenAndWhereverItsOutcomeComes() {
        save(replied(1));

        AtOnce.run(8, i -> takeOutcomes().take(List.of(refusal(CORP, i / 2))));

        assertThat(publishedTypes()).containsExactly("scrm.ticket.reply-failed");
        assertThat(find(1).status()).isEqualTo(TicketStatus.OPEN);
    }

    @Test
    void tellsAfterACrashWhatBecameOfAReply() {
        save(replied(1));
        dieBeforePublishing();
        takeOutcomes().take(List.of(refusal(CORP, 0)));
        assertThat(published()).isEmpty();

        restart();
        takeOutcomes().take(List.of(refusal(CORP, 0)));

        assertThat(publishedTypes()).containsExactly("scrm.ticket.reply-failed");
    }

    @Test
    void leavesOutcomesAloneThatAreAboutNoTicketOrAnotherCorps() {
        save(replied(1));

        takeOutcomes().take(List.of(refusal("ww-other", 0), refusal(CORP, 99, 1)));

        assertThat(find(1)).isEqualTo(replied(1));
        assertThat(tickets().find(CONVERSATION.ticket(99))).isEmpty();
        assertThat(published()).isEmpty();
    }

    @Test
    void remembersAFailedNoticeOnceAndSaysWhichFailuresAreItsOwn() {
        save(replied(1));
        var cause = arrival(customerWrote("cause"), 0).cause();
        var refused = new Undelivered("no-valid-recipient", 81013, NOON);
        var ours = new NoticeFailure(
                CONVERSATION.ticket(1), "c-1", refused, cause, new SourcePosition(Topics.WECOM_OUTCOMES, 0, 7));
        var another = new NoticeFailure(
                new TicketId(CORP, "a journey"),
                "c-2",
                refused,
                cause,
                new SourcePosition(Topics.WECOM_OUTCOMES, 0, 8));

        assertThat(takeOutcomes().take(List.of(ours, another))).containsExactly(ours);
        takeOutcomes()
                .take(List.of(new NoticeFailure(
                        ours.ticket(), "c-1", refused, cause, new SourcePosition(Topics.WECOM_OUTCOMES, 0, 9))));

        assertThat(find(1).facts().missedNotices()).containsExactly(new MissedNotice("c-1", refused));
        assertThat(published()).isEmpty();
    }

    private TakeOutcomes takeOutcomes() {
        return new TakeOutcomes(tickets());
    }

    private static Ticket replied(int ordinal) {
        return anOpenTicket(ordinal)
                .reply(new Reply("k", "您好", LIN, NOON.plusSeconds(5)))
                .state();
    }

    private static String command(int ordinal) {
        return CONVERSATION.ticket(ordinal).replyCommand("k");
    }

    private static ReplyOutcome refusal(String corpId, long offset) {
        return refusal(corpId, 1, offset);
    }

    private static ReplyOutcome refusal(String corpId, int ordinal, long offset) {
        return new ReplyOutcome(
                new TicketId(corpId, CONVERSATION.ticket(ordinal).value()),
                command(ordinal),
                new Undelivered("five-messages-sent", 95001, NOON.plusSeconds(6)),
                arrival(customerWrote("cause"), 0).cause(),
                new SourcePosition(Topics.WECOM_OUTCOMES, 0, offset));
    }

    private Ticket find(int ordinal) {
        return tickets().find(CONVERSATION.ticket(ordinal)).orElseThrow();
    }

    private void save(Ticket ticket) {
        tickets().updateAll(List.of(new TicketChange(ticket.id(), null, null, _ -> Decision.of(ticket, List.of()))));
    }

    private void open(int ordinal) {
        open(CONVERSATION, ordinal, NOON);
    }

    private void open(Conversation conversation, int ordinal, Instant at) {
        var message = new CustomerWrote("m-" + conversation.id() + ordinal, conversation, "wm", at, "在吗");
        tickets()
                .updateAll(List.of(new TicketChange(
                        conversation.ticket(ordinal),
                        null,
                        null,
                        _ -> Ticket.open(ordinal, "T-1", message, List.of(), TARGET.start(at)))));
    }

    private static TicketChange opening(int ordinal, String messageId, long offset) {
        var message = customerWrote(messageId);
        var arrival = arrival(message, offset);
        return new TicketChange(
                CONVERSATION.ticket(ordinal),
                arrival.cause(),
                arrival.position(),
                ticket -> ticket == null
                        ? Ticket.open(ordinal, "T-1", message, List.of(), TARGET.start(message.at()))
                        : ticket.continueWith(message, List.of()));
    }

    private static TicketChange continuing(String messageId, long offset) {
        var message = customerWrote(messageId);
        var arrival = arrival(message, offset);
        return new TicketChange(
                CONVERSATION.ticket(1),
                arrival.cause(),
                arrival.position(),
                ticket -> TicketChange.present(CONVERSATION.ticket(1), ticket).continueWith(message, List.of()));
    }

    private List<String> publishedTypes() {
        return published().stream()
                .map(message -> message.envelope().type().name())
                .toList();
    }

    private List<TicketId> list(
            @Nullable TicketStatus status,
            @Nullable String staffId,
            @Nullable String contactId,
            @Nullable Boolean redAlert) {
        var everyones = new TicketScope(CORP, true, null);
        return tickets()
                .list(new TicketQuery(everyones, status, staffId, contactId, redAlert, 50, null))
                .tickets()
                .stream()
                .map(Ticket::id)
                .toList();
    }

    private static TicketQuery query(int limit, @Nullable TicketPosition after) {
        return new TicketQuery(new TicketScope(CORP, true, null), null, null, null, null, limit, after);
    }

    private static TicketQuery query(TicketScope scope, @Nullable String staffId) {
        return new TicketQuery(scope, null, staffId, null, null, 50, null);
    }
}
