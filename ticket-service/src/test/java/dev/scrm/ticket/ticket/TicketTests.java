package dev.scrm.ticket.ticket;

import static dev.scrm.ticket.ticket.TicketFixtures.CHEN;
import static dev.scrm.ticket.ticket.TicketFixtures.LIN;
import static dev.scrm.ticket.ticket.TicketFixtures.NOON;
import static dev.scrm.ticket.ticket.TicketFixtures.PROMISED;
import static dev.scrm.ticket.ticket.TicketFixtures.TARGET;
import static dev.scrm.ticket.ticket.TicketFixtures.aClosedTicket;
import static dev.scrm.ticket.ticket.TicketFixtures.anAnsweredTicket;
import static dev.scrm.ticket.ticket.TicketFixtures.anAssignedTicket;
import static dev.scrm.ticket.ticket.TicketFixtures.anOpenTicket;
import static dev.scrm.ticket.ticket.TicketFixtures.customerWrote;
import static dev.scrm.ticket.ticket.TicketFixtures.staffWrote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.ticket.ticket.Ticket.Answered;
import dev.scrm.ticket.ticket.Ticket.Assigned;
import dev.scrm.ticket.ticket.Ticket.Closed;
import dev.scrm.ticket.ticket.TicketEvent.FirstResponded;
import dev.scrm.ticket.ticket.TicketEvent.FirstResponseBreached;
import dev.scrm.ticket.ticket.TicketEvent.RedAlertRaised;
import dev.scrm.ticket.ticket.TicketEvent.ReplySent;
import dev.scrm.ticket.ticket.TicketEvent.TicketAssigned;
import dev.scrm.ticket.ticket.TicketEvent.TicketClosed;
import dev.scrm.ticket.ticket.TicketEvent.TicketContinued;
import dev.scrm.ticket.ticket.TicketEvent.TicketOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketTests {
    private static final Instant DUE = NOON.plus(PROMISED);
    private static final Instant LATE = DUE.plusSeconds(1);

    @Test
    void opensForACustomersMessageAndStartsItsClock() {
        var decision = Ticket.open(1, "T-00000001", customerWrote("m-1"), List.of(), TARGET.start(NOON));

        assertThat(decision.state().status()).isEqualTo(TicketStatus.OPEN);
        assertThat(decision.events()).containsExactly(new TicketOpened("m-1", NOON, DUE));
    }

    @Test
    void raisesARedAlertWithTheOpeningMessage() {
        var message = customerWrote("m-1", NOON, "面膜过敏了，我要投诉");

        var decision = Ticket.open(1, "T-00000001", message, List.of("过敏", "投诉"), TARGET.start(NOON));

        assertThat(decision.events())
                .containsExactly(
                        new TicketOpened("m-1", NOON, DUE),
                        new RedAlertRaised(List.of("过敏", "投诉"), "m-1", NOON, "面膜过敏了，我要投诉", true));
        assertThat(decision.state().facts().redAlert()).isTrue();
    }

    @Test
    void continuesWithAFurtherMessage() {
        var decision = anOpenTicket().continueWith(customerWrote("m-2", NOON.plusSeconds(5), "在吗"), List.of());

        assertThat(decision.events()).containsExactly(new TicketContinued("m-2", NOON.plusSeconds(5)));
        assertThat(decision.state().facts().messages().count()).isEqualTo(2);
    }

    @Test
    void countsAMessageOnce() {
        var ticket =
                anOpenTicket().continueWith(customerWrote("m-2"), List.of()).state();

        assertThat(ticket.continueWith(customerWrote("m-1"), List.of()).changed())
                .isFalse();
        assertThat(ticket.continueWith(customerWrote("m-2"), List.of()).changed())
                .isFalse();
    }

    @Test
    void announcesTheSameCryOnce() {
        var loud = anOpenTicket()
                .continueWith(customerWrote("m-2", NOON, "投诉"), List.of("投诉"))
                .state();

        var again = loud.continueWith(customerWrote("m-3", NOON, "投诉！"), List.of("投诉"));
        var worse = loud.continueWith(customerWrote("m-4", NOON, "投诉，起诉"), List.of("投诉", "起诉"));

        assertThat(again.events()).contains(new RedAlertRaised(List.of("投诉"), "m-3", NOON, "投诉！", false));
        assertThat(worse.events()).contains(new RedAlertRaised(List.of("投诉", "起诉"), "m-4", NOON, "投诉，起诉", true));
        assertThat(worse.state().facts().alertWords()).containsExactly("投诉", "起诉");
    }

    @Test
    void assignsAnOpenTicket() {
        var decision = anOpenTicket().assign(new Assignment(LIN, "least-loaded of 3 on duty: 2 open tickets", NOON));

        assertThat(decision.state()).isInstanceOf(Assigned.class);
        assertThat(decision.events())
                .containsExactly(new TicketAssigned(LIN, "least-loaded of 3 on duty: 2 open tickets", NOON));
    }

    @Test
    void keepsTheFirstPersonItIsAssignedTo() {
        var decision = anAssignedTicket().assign(new Assignment(CHEN, "another replica's choice", NOON));

        assertThat(decision.changed()).isFalse();
        assertThat(decision.state().holder()).contains(LIN);
    }

    @Test
    void stopsTheClockWhenAStaffMemberAnswersInWecom() {
        var decision = anAssignedTicket().answeredInWecom(staffWrote("s-1", LIN, NOON.plusSeconds(100)));

        assertThat(decision.state()).isInstanceOf(Answered.class);
        assertThat(decision.events())
                .containsExactly(new FirstResponded(LIN, NOON.plusSeconds(100), Duration.ofSeconds(100), false));
    }

    @Test
    void takesNothingWrittenBeforeTheQuestionForAnAnswer() {
        var decision = anAssignedTicket().answeredInWecom(staffWrote("s-1", LIN, NOON.minusSeconds(1)));

        assertThat(decision.events()).isEmpty();
        assertThat(decision.state()).isInstanceOf(Assigned.class);
        assertThat(decision.state().facts().messages().contains("s-1")).isTrue();
    }

    @Test
    void answersOnlyOnceForTheFirstTime() {
        var decision = anAnsweredTicket().answeredInWecom(staffWrote("s-2", CHEN, NOON.plusSeconds(200)));

        assertThat(decision.events()).isEmpty();
        assertThat(decision.state().response()).isEqualTo(new Response(LIN, NOON.plusSeconds(60)));
    }

    @Test
    void mayBeAssignedAfterSomebodyElseAnswered() {
        var answered = anOpenTicket()
                .answeredInWecom(staffWrote("s-1", CHEN, NOON.plusSeconds(9)))
                .state();

        var decision = answered.assign(new Assignment(CHEN, "answered the customer first", NOON.plusSeconds(10)));

        assertThat(answered.waitsForSomeone()).isTrue();
        assertThat(decision.state().status()).isEqualTo(TicketStatus.ANSWERED);
        assertThat(decision.state().holder()).contains(CHEN);
    }

    @Test
    void sendsAReplyAndStopsTheClock() {
        var decision = anAssignedTicket().reply(new Reply("key-1", "您好，已为您处理。", LIN, NOON.plusSeconds(30)));

        assertThat(decision.events()).containsExactly(new ReplySent("key-1", "您好，已为您处理。", NOON.plusSeconds(30)));
        assertThat(decision.state().status()).isEqualTo(TicketStatus.ANSWERED);
        assertThat(decision.state().facts().clock().stoppedAt()).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void sendsAFurtherReplyWithoutAFurtherFirstResponse() {
        var decision = anAnsweredTicket().reply(new Reply("key-2", "还有什么需要吗", LIN, NOON.plusSeconds(90)));

        assertThat(decision.events()).containsExactly(new ReplySent("key-2", "还有什么需要吗", NOON.plusSeconds(90)));
    }

    @Test
    void sendsAReplyWithAKnownKeyOnce() {
        var replied =
                anAssignedTicket().reply(new Reply("key-1", "您好", LIN, NOON)).state();

        assertThat(replied.reply(new Reply("key-1", "您好", LIN, LATE)).changed()).isFalse();
        assertThatThrownBy(() -> replied.reply(new Reply("key-1", "再见", LIN, LATE)))
                .isInstanceOfSatisfying(
                        TicketRefused.class, e -> assertThat(e.code()).isEqualTo("idempotency-key-reused"));
    }

    @Test
    void refusesAReplyOnceItIsClosed() {
        assertThatThrownBy(() -> aClosedTicket().reply(new Reply("key-1", "您好", LIN, LATE)))
                .isInstanceOfSatisfying(
                        TicketRefused.class, e -> assertThat(e.code()).isEqualTo("ticket-closed"));
    }

    @Test
    void stillKnowsAReplyThatWasSentBeforeItWasClosed() {
        var closed = anAssignedTicket()
                .reply(new Reply("key-1", "您好", LIN, NOON))
                .then(ticket -> ticket.close(new Closing(LIN, NOON)))
                .state();

        assertThat(closed.reply(new Reply("key-1", "您好", LIN, LATE)).changed()).isFalse();
    }

    @Test
    void announcesAMissedDeadlineOnce() {
        var noticed = anAssignedTicket().noticeBreach(LATE);

        assertThat(noticed.events()).containsExactly(new FirstResponseBreached(DUE, LATE));
        assertThat(noticed.state().noticeBreach(LATE.plusSeconds(60)).changed()).isFalse();
    }

    @Test
    void announcesNothingOnTheDot() {
        assertThat(anAssignedTicket().noticeBreach(DUE).changed()).isFalse();
    }

    @Test
    void announcesTheBreachWithALateAnswerThatNoPollSawComing() {
        var decision = anAssignedTicket().answeredInWecom(staffWrote("s-1", LIN, LATE));

        assertThat(decision.events())
                .containsExactly(
                        new FirstResponseBreached(DUE, LATE),
                        new FirstResponded(LIN, LATE, PROMISED.plusSeconds(1), true));
    }

    @Test
    void judgesByTheTimeOfTheAnswerNotByWhenItBecameKnown() {
        var noticed = anAssignedTicket().noticeBreach(LATE).state();

        var decision = noticed.answeredInWecom(staffWrote("s-1", LIN, DUE));

        assertThat(decision.events()).containsExactly(new FirstResponded(LIN, DUE, PROMISED, false));
        assertThat(decision.state().facts().clock().breached()).isFalse();
    }

    @Test
    void closesForGood() {
        var decision = anAnsweredTicket().close(new Closing(LIN, NOON.plusSeconds(120)));

        assertThat(decision.state()).isInstanceOf(Closed.class);
        assertThat(decision.events()).containsExactly(new TicketClosed(LIN, NOON.plusSeconds(120)));
        assertThat(decision.state().holder()).isEmpty();
        assertThat(decision.state().close(new Closing(CHEN, LATE)).changed()).isFalse();
        assertThat(decision.state()
                        .continueWith(customerWrote("m-9"), List.of())
                        .changed())
                .isFalse();
        assertThat(decision.state()
                        .answeredInWecom(staffWrote("s-9", LIN, LATE))
                        .changed())
                .isFalse();
        assertThat(decision.state().assign(new Assignment(CHEN, "late", LATE)).changed())
                .isFalse();
        assertThat(decision.state().noticeBreach(LATE).changed()).isFalse();
    }

    @Test
    void doesNotHideAMissedDeadlineByClosing() {
        var decision = anOpenTicket().close(new Closing(LIN, LATE));

        assertThat(decision.events())
                .containsExactly(new FirstResponseBreached(DUE, LATE), new TicketClosed(LIN, LATE));
    }

    @Test
    void remembersTheLastHundredMessagesAndCountsThemAll() {
        Ticket ticket = anOpenTicket();
        for (var i = 0; i < 150; i++) {
            ticket = ticket.continueWith(customerWrote("x-" + i), List.of()).state();
        }

        assertThat(ticket.facts().messages().count()).isEqualTo(151);
        assertThat(ticket.facts().messages().ids())
                .hasSize(100)
                .contains("x-149")
                .doesNotContain("x-49");
    }

    @Test
    void keepsOnlyTheBeginningOfAMessageOnOneLine() {
        var message = customerWrote("m-1", NOON, "第一行\n【系统】伪造的\u202E一行 \u2028" + "很".repeat(100));

        var ticket = Ticket.open(1, "T-00000001", message, List.of(), TARGET.start(NOON))
                .state();

        assertThat(ticket.facts().excerpt())
                .startsWith("第一行 【系统】伪造的 一行 很很")
                .doesNotContain("\n")
                .hasSize(61)
                .endsWith("…");
    }

    @Test
    void cutsAnExcerptBetweenCharactersNeverInsideOne() {
        assertThat(Excerpt.of("😀".repeat(61))).isEqualTo("😀".repeat(60) + "…");
    }
}
