package dev.scrm.ticket.ticket;

import static dev.scrm.ticket.ticket.TicketFixtures.ACCOUNT;
import static dev.scrm.ticket.ticket.TicketFixtures.CONVERSATION;
import static dev.scrm.ticket.ticket.TicketFixtures.CORP;
import static dev.scrm.ticket.ticket.TicketFixtures.CUSTOMER;
import static dev.scrm.ticket.ticket.TicketFixtures.LIN;
import static dev.scrm.ticket.ticket.TicketFixtures.NOON;
import static dev.scrm.ticket.ticket.TicketFixtures.PROMISED;
import static dev.scrm.ticket.ticket.TicketFixtures.TARGET;
import static dev.scrm.ticket.ticket.TicketFixtures.WORDS;
import static dev.scrm.ticket.ticket.TicketFixtures.arrival;
import static dev.scrm.ticket.ticket.TicketFixtures.conversationOf;
import static dev.scrm.ticket.ticket.TicketFixtures.customerWrote;
import static dev.scrm.ticket.ticket.TicketFixtures.staffWrote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.platform.events.Decision;
import dev.scrm.ticket.ticket.Message.CustomerWrote;
import dev.scrm.ticket.ticket.Message.StaffWrote;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of messages, over any stores. */
public abstract class TakeMessagesContract {
    protected abstract Tickets tickets();

    protected abstract MessageJournal journal();

    protected abstract NumberBlocks blocks();

    private final NotedRouter router = new NotedRouter();
    private final ErasedContacts erased = new InMemoryErasedContacts();

    @Test
    void keepsNoWordOfSomebodyWhoWasErasedAndOpensNoTicketOfWhatComesLate() {
        replica().take(List.of(arrival(customerWrote("m-1", NOON, "面膜过敏了，我是王芳"), 1)));
        var erase = new EraseTickets(tickets(), journal(), erased, router);
        var at = NOON.plusSeconds(60);

        assertThat(erase.erase(CORP, CONVERSATION.contactId(), at)).isEqualTo(1);
        var once = ticket(1);
        assertThat(erase.erase(CORP, CONVERSATION.contactId(), at)).isEqualTo(1);
        replica().take(List.of(arrival(customerWrote("m-2", NOON.plusSeconds(59), "还在吗"), 2)));

        assertThat(ticket(1)).isEqualTo(once).isInstanceOf(Ticket.Closed.class);
        assertThat(once.facts().excerpt()).isEqualTo("已删除");
        assertThat(once.facts().externalUserId()).isEmpty();
        assertThat(once.facts().redAlert()).isTrue();
        assertThat(once.facts().alertWords()).containsExactly("已删除");
        assertThat(journal().of(CONVERSATION.ticket(1), 9))
                .singleElement()
                .satisfies(entry -> assertThat(entry.alertWords()).containsExactly("已删除"));
        assertThat(tickets().find(CONVERSATION.ticket(2))).isEmpty();

        replica().take(List.of(arrival(customerWrote("m-3", at.plusSeconds(1), "我又来了"), 3)));

        assertThat(ticket(2).facts().excerpt()).isEqualTo("我又来了");
    }

    @Test
    void keepsNoWordOfSomebodyWhoIsErasedWhileTheirMessageIsTaken() {
        var at = NOON.plusSeconds(60);
        var meanwhile = new ErasedContacts() {
            private boolean asked;

            @Override
            public void note(String corpId, String contactId, Instant erasedAt) {
                erased.note(corpId, contactId, erasedAt);
            }

            @Override
            public Map<String, Instant> erasedAt(String corpId, Collection<String> contactIds) {
                var known = erased.erasedAt(corpId, contactIds);
                if (!asked) {
                    asked = true;
                    new EraseTickets(tickets(), journal(), erased, router).erase(CORP, CONVERSATION.contactId(), at);
                }
                return known;
            }
        };

        new TakeMessages(tickets(), journal(), new TicketNumbers(blocks()), WORDS, TARGET, router, meanwhile)
                .take(List.of(arrival(customerWrote("m-1", NOON, "面膜过敏了，我是王芳"), 1)));

        assertThat(ticket(1)).isInstanceOf(Ticket.Closed.class);
        assertThat(ticket(1).facts().excerpt()).isEqualTo("已删除");
    }

    @Test
    void opensOneTicketForTheMessagesOfOneBatch() {
        replica()
                .take(List.of(
                        arrival(customerWrote("m-1", NOON, "面膜过敏了"), 1),
                        arrival(customerWrote("m-2", NOON.plusSeconds(2), "在吗"), 2)));

        assertThat(ticket(1).facts().messages().count()).isEqualTo(2);
        assertThat(ticket(1).facts().number()).isEqualTo("T-00000001");
        assertThat(ticket(1).facts().alertWords()).containsExactly("过敏");
        assertThat(ticket(1).facts().clock().dueAt()).isEqualTo(NOON.plus(PROMISED));
        assertThat(tickets().find(CONVERSATION.ticket(2))).isEmpty();
        assertThat(router.routed).containsExactly(CONVERSATION.ticket(1));
    }

    @Test
    void continuesTheOpenTicketWithALaterBatch() {
        replica().take(List.of(arrival(customerWrote("m-1"), 1)));

        replica().take(List.of(arrival(customerWrote("m-2"), 2)));

        assertThat(ticket(1).facts().messages().ids()).containsExactly("m-1", "m-2");
    }

    @Test
    void opensTheNextTicketOnceTheLastIsClosed() {
        replica().take(List.of(arrival(customerWrote("m-1"), 1)));
        close(1);

        replica().take(List.of(arrival(customerWrote("m-2"), 2), arrival(customerWrote("m-3"), 3)));

        assertThat(ticket(1).status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(ticket(2).facts().messages().ids()).containsExactly("m-2", "m-3");
        assertThat(ticket(2).facts().number()).isNotEqualTo(ticket(1).facts().number());
    }

    @Test
    void opensNoTicketForAStaffMemberWhoWritesFirst() {
        replica().take(List.of(arrival(staffWrote("s-1", LIN, NOON), 1)));

        assertThat(tickets().find(CONVERSATION.ticket(1))).isEmpty();
    }

    @Test
    void stopsTheClockWithAnAnswerOfTheSameBatch() {
        replica()
                .take(List.of(
                        arrival(customerWrote("m-1"), 1), arrival(staffWrote("s-1", LIN, NOON.plusSeconds(7)), 2)));

        assertThat(ticket(1).response()).isEqualTo(new Response(LIN, NOON.plusSeconds(7)));
        assertThat(journal().of(CONVERSATION.ticket(1), 9))
                .extracting(JournalEntry::origin)
                .containsExactly("customer", "staff");
    }

    @Test
    void countsAMessageOnceThatIsReplayedAtANewOffset() {
        replica().take(List.of(arrival(customerWrote("m-1"), 1), arrival(customerWrote("m-2"), 2)));

        replica().take(List.of(arrival(customerWrote("m-2"), 3), arrival(customerWrote("m-1"), 4)));

        assertThat(ticket(1).facts().messages().count()).isEqualTo(2);
    }

    @Test
    void opensNoTicketForAReplayOfAClosedOne() {
        replica().take(List.of(arrival(customerWrote("m-1"), 1), arrival(customerWrote("m-2"), 2)));
        close(1);

        replica().take(List.of(arrival(customerWrote("m-1"), 3), arrival(customerWrote("m-2"), 4)));

        assertThat(tickets().find(CONVERSATION.ticket(2))).isEmpty();
    }

    @Test
    void opensNoTicketForAReplayOfOneClosedLongAgo() {
        replica().take(List.of(arrival(customerWrote("m-1"), 1)));
        close(1);
        replica().take(List.of(arrival(customerWrote("m-2"), 2)));
        close(2);

        replica().take(List.of(arrival(customerWrote("m-1"), 3)));

        assertThat(tickets().find(CONVERSATION.ticket(3))).isEmpty();
    }

    @Test
    void countsAMessageOnceThatTheTicketItselfHasLongForgotten() {
        var many = IntStream.range(0, 130)
                .mapToObj(i -> arrival(customerWrote("m-" + i), i))
                .toList();
        replica().take(many);

        replica().take(List.of(arrival(customerWrote("m-3"), 900)));

        assertThat(ticket(1).facts().messages().ids()).doesNotContain("m-3");
        assertThat(ticket(1).facts().messages().count()).isEqualTo(130);
    }

    @Test
    void countsAMessageOnceWhenAReplicaDiedBeforeTheJournalAndTheTicketWasClosedMeanwhile() {
        var batch = List.of(arrival(customerWrote("m-1"), 1));
        var dying = new TakeMessages(
                tickets(), new DyingJournal(journal()), new TicketNumbers(blocks()), WORDS, TARGET, router, erased);
        assertThatThrownBy(() -> dying.take(batch)).isInstanceOf(Died.class);
        close(1);

        replica().take(batch);

        assertThat(tickets().find(CONVERSATION.ticket(2))).isEmpty();
        assertThat(ticket(1).facts().messages().count()).isEqualTo(1);
    }

    @Test
    void routesAgainWhenAReplicaDiedBeforeRouting() {
        var batch = List.of(arrival(customerWrote("m-1"), 1));
        var dying = new TakeMessages(
                tickets(), journal(), new TicketNumbers(blocks()), WORDS, TARGET, new DyingRouter(), erased);
        assertThatThrownBy(() -> dying.take(batch)).isInstanceOf(Died.class);

        replica().take(batch);

        assertThat(router.routed).containsExactly(CONVERSATION.ticket(1));
        assertThat(ticket(1).facts().messages().count()).isEqualTo(1);
    }

    @Test
    void putsAMessageThatCameTooLateForItsTicketIntoTheNextOne() {
        replica().take(List.of(arrival(customerWrote("m-1"), 1)));
        var closedInThisMoment = new TakeMessages(
                new ClosingTickets(tickets(), CONVERSATION.ticket(1)),
                journal(),
                new TicketNumbers(blocks()),
                WORDS,
                TARGET,
                router,
                erased);

        closedInThisMoment.take(List.of(arrival(customerWrote("m-2"), 2), arrival(customerWrote("m-3"), 3)));

        assertThat(ticket(1).facts().messages().ids()).containsExactly("m-1");
        assertThat(ticket(2).facts().messages().ids()).containsExactly("m-2", "m-3");
        assertThat(journal().of(CONVERSATION.ticket(2), 9)).hasSize(2);
    }

    @Test
    void hasOneOpenTicketAndEachMessageOnceWhateverReplicasDo() {
        var batches = IntStream.range(0, 4)
                .mapToObj(batch -> IntStream.range(0, 10)
                        .mapToObj(i -> arrival(customerWrote("m-" + batch + "-" + i), batch * 10L + i))
                        .toList())
                .toList();

        // A partition's records come in order, but a frozen replica and its successor may have the same ones in hand.
        for (var batch : batches) {
            AtOnce.run(6, _ -> replica().take(batch));
        }

        assertThat(ticket(1).facts().messages().count()).isEqualTo(40);
        assertThat(tickets().find(CONVERSATION.ticket(2))).isEmpty();
        assertThat(journal().of(CONVERSATION.ticket(1), 99)).hasSize(40);
    }

    @Test
    void keepsCorpsAndAccountsApart() {
        var otherCorp = new Conversation("ww-other", CONVERSATION.contactId(), ACCOUNT);
        var otherAccount = new Conversation(CORP, CONVERSATION.contactId(), "wkOTHER");

        replica()
                .take(List.of(
                        arrival(customerWrote("m-1"), 1),
                        arrival(new CustomerWrote("m-1", otherCorp, CUSTOMER, NOON, "在吗"), 2),
                        arrival(new CustomerWrote("m-2", otherAccount, CUSTOMER, NOON, "在吗"), 3),
                        arrival(new StaffWrote("s-1", otherAccount, LIN, NOON.plusSeconds(1)), 4)));

        assertThat(ticket(1).status()).isEqualTo(TicketStatus.OPEN);
        assertThat(tickets().find(otherCorp.ticket(1)).orElseThrow().status()).isEqualTo(TicketStatus.OPEN);
        assertThat(tickets().find(otherAccount.ticket(1)).orElseThrow().status())
                .isEqualTo(TicketStatus.ANSWERED);
    }

    @Test
    void givesEveryTicketOfACorpANumberOfItsOwn() {
        AtOnce.run(4, replica -> {
            var take = replica();
            for (var i = 0; i < 30; i++) {
                var customer = "wm-" + replica + "-" + i;
                var wrote = new CustomerWrote("m-" + customer, conversationOf(customer), customer, NOON, "在吗");
                take.take(List.of(arrival(wrote, 1_000L * replica + i)));
            }
        });

        var numbers = tickets()
                .list(new TicketQuery(new TicketScope(CORP, true, null), null, null, null, null, 200, null))
                .tickets()
                .stream()
                .map(ticket -> ticket.facts().number())
                .toList();
        assertThat(numbers).hasSize(120).doesNotHaveDuplicates().allMatch(number -> number.matches("T-[0-9]{8}"));
    }

    private TakeMessages replica() {
        return new TakeMessages(tickets(), journal(), new TicketNumbers(blocks()), WORDS, TARGET, router, erased);
    }

    private Ticket ticket(int ordinal) {
        return tickets().find(CONVERSATION.ticket(ordinal)).orElseThrow();
    }

    private void close(int ordinal) {
        tickets().update(CONVERSATION.ticket(ordinal), ticket -> ticket.close(new Closing(LIN, NOON)));
    }

    private static final class NotedRouter implements Router {
        private final List<TicketId> routed = new CopyOnWriteArrayList<>();

        @Override
        public void route(String corpId, Collection<TicketToRoute> tickets) {
            tickets.forEach(ticket -> routed.add(ticket.id()));
        }

        @Override
        public void release(TicketId ticket, String staffId) {}
    }

    /** The process died here. */
    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class DyingRouter implements Router {
        @Override
        public void route(String corpId, Collection<TicketToRoute> tickets) {
            throw new Died();
        }

        @Override
        public void release(TicketId ticket, String staffId) {}
    }

    private record DyingJournal(MessageJournal journal) implements MessageJournal {
        @Override
        public Set<String> known(String corpId, Collection<String> messageIds) {
            return journal.known(corpId, messageIds);
        }

        @Override
        public void record(List<JournalEntry> entries) {
            throw new Died();
        }

        @Override
        public List<JournalEntry> of(TicketId ticket, int limit) {
            return journal.of(ticket, limit);
        }

        @Override
        public void erase(List<TicketId> tickets) {
            journal.erase(tickets);
        }
    }

    /** Somebody closes the ticket between reading and writing. */
    private record ClosingTickets(Tickets tickets, TicketId id) implements Tickets {
        @Override
        public void updateAll(List<TicketChange> changes) {
            tickets.update(id, ticket -> ticket.close(new Closing(LIN, NOON)));
            tickets.updateAll(changes);
        }

        @Override
        public Optional<Ticket> find(TicketId ticketId) {
            return tickets.find(ticketId);
        }

        @Override
        public Map<TicketId, Ticket> findAll(String corpId, Collection<TicketId> ids) {
            return tickets.findAll(corpId, ids);
        }

        @Override
        public Map<Conversation, Ticket> last(String corpId, Collection<Conversation> conversations) {
            return tickets.last(corpId, conversations);
        }

        @Override
        public Ticket update(TicketId ticketId, Function<Ticket, Decision<Ticket, TicketEvent>> decide) {
            return tickets.update(ticketId, decide);
        }

        @Override
        public TicketPage list(TicketQuery query) {
            return tickets.list(query);
        }

        @Override
        public List<TicketId> overdue(Instant now, int limit) {
            return tickets.overdue(now, limit);
        }

        @Override
        public List<TicketId> waiting(String corpId, Instant openedUntil, int limit) {
            return tickets.waiting(corpId, openedUntil, limit);
        }

        @Override
        public Set<TicketId> heldBy(String corpId, String staffId) {
            return tickets.heldBy(corpId, staffId);
        }
    }
}
