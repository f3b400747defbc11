package dev.scrm.ticket.ticket;

import static dev.scrm.ticket.ticket.TicketFixtures.CHEN;
import static dev.scrm.ticket.ticket.TicketFixtures.CONVERSATION;
import static dev.scrm.ticket.ticket.TicketFixtures.LIN;
import static dev.scrm.ticket.ticket.TicketFixtures.NOON;
import static dev.scrm.ticket.ticket.TicketFixtures.PROMISED;
import static dev.scrm.ticket.ticket.TicketFixtures.anAssignedTicket;
import static dev.scrm.ticket.ticket.TicketFixtures.anOpenTicket;
import static dev.scrm.ticket.ticket.TicketFixtures.staffWrote;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.scrm.platform.events.Decision;
import dev.scrm.ticket.ticket.Delivery.Delivered;
import dev.scrm.ticket.ticket.Delivery.Settled;
import dev.scrm.ticket.ticket.Delivery.Undelivered;
import dev.scrm.ticket.ticket.Ticket.Answered;
import dev.scrm.ticket.ticket.Ticket.Assigned;
import dev.scrm.ticket.ticket.Ticket.Closed;
import dev.scrm.ticket.ticket.Ticket.Open;
import dev.scrm.ticket.ticket.TicketEvent.FirstResponded;
import dev.scrm.ticket.ticket.TicketEvent.FirstResponseBreached;
import dev.scrm.ticket.ticket.TicketEvent.ReplyDelivered;
import dev.scrm.ticket.ticket.TicketEvent.ReplyFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** What a ticket makes of its replies' outcomes. */
class TicketDeliveryTests {
    private static final Instant DUE = NOON.plus(PROMISED);

    @Example
    void countsAReplyAsTheFirstResponseWhenItWasMadeOnceItIsDelivered() {
        var decision = replied("a", 30).settle(command("a"), deliveredAt(32));

        assertThat(decision.events())
                .containsExactly(
                        new ReplyDelivered(reply(decision, "a"), at(32)),
                        new FirstResponded(LIN, at(30), Duration.ofSeconds(30), false));
        assertThat(decision.state().response()).isEqualTo(new Response(LIN, at(30)));
        assertThat(reply(decision, "a").delivery()).isEqualTo(deliveredAt(32));
    }

    @Example
    void goesOnFromTheOriginalStartWhenTheOnlyReplyIsRefused() {
        var decision = replied("a", 30).settle(command("a"), refusedAt(32));

        assertThat(decision.events()).containsExactly(new ReplyFailed(reply(decision, "a"), refusedAt(32)));
        assertThat(decision.state()).isInstanceOf(Assigned.class);
        assertThat(decision.state().facts().clock())
                .isEqualTo(anAssignedTicket().facts().clock());
    }

    @Example
    void isOpenAgainWhenNobodyIsResponsible() {
        var decision =
                after(anOpenTicket(), ticket -> ticket.reply(aReply("a", 30))).settle(command("a"), refusedAt(32));

        assertThat(decision.state()).isInstanceOf(Open.class);
        assertThat(decision.state().waitsForSomeone()).isTrue();
    }

    @Example
    void announcesTheDeadlineThatPassedWhileARefusedReplyWasOnItsWay() {
        var late = PROMISED.toSeconds() + 5;

        var decision = replied("a", 30).settle(command("a"), refusedAt(late));

        assertThat(decision.events())
                .containsExactly(
                        new ReplyFailed(reply(decision, "a"), refusedAt(late)),
                        new FirstResponseBreached(DUE, at(late)));
        assertThat(decision.state().facts().clock().breached()).isTrue();
        assertThat(decision.state().noticeBreach(at(late + 1)).changed()).isFalse();
    }

    @Example
    void leavesTheClockStoppedByAnotherReplyOnItsWay() {
        var ticket = after(replied("a", 30), present -> present.reply(aReply("b", 40)));

        var decision = ticket.settle(command("a"), refusedAt(50));

        assertThat(decision.events()).containsExactly(new ReplyFailed(reply(decision, "a"), refusedAt(50)));
        assertThat(decision.state().response()).isEqualTo(new Response(LIN, at(40), "b"));
        assertThat(decision.state().facts().clock().stoppedAt()).isEqualTo(at(40));
    }

    @Example
    void fallsBackToTheAnswerGivenInWecomMeanwhile() {
        var ticket = after(replied("a", 30), present -> present.answeredInWecom(staffWrote("s-1", CHEN, at(45))));

        var decision = ticket.settle(command("a"), refusedAt(50));

        assertThat(decision.events())
                .containsExactly(
                        new ReplyFailed(reply(decision, "a"), refusedAt(50)),
                        new FirstResponded(CHEN, at(45), Duration.ofSeconds(45), false));
        assertThat(decision.state()).isInstanceOf(Answered.class);
    }

    @Example
    void countsTheEarlierReplyThoughTheLaterOneIsDeliveredFirst() {
        var ticket = after(replied("a", 30), present -> present.reply(aReply("b", 40)));

        var second = ticket.settle(command("b"), deliveredAt(41));
        var first = second.state().settle(command("a"), deliveredAt(42));

        assertThat(second.events()).containsExactly(new ReplyDelivered(reply(second, "b"), at(41)));
        assertThat(first.events()).contains(new FirstResponded(LIN, at(30), Duration.ofSeconds(30), false));
    }

    @Example
    void letsTheFirstOutcomeStand() {
        var refused = replied("a", 30).settle(command("a"), refusedAt(32)).state();

        assertThat(refused.settle(command("a"), refusedAt(32)).changed()).isFalse();
        assertThat(refused.settle(command("a"), deliveredAt(60)).changed()).isFalse();
    }

    @Example
    void passesOverTheOutcomeOfWhatItDidNotSend() {
        assertThat(replied("a", 30).settle("another service's", refusedAt(32)).changed())
                .isFalse();
    }

    @Example
    void staysClosedButIsUnansweredWhenTheReplyIsRefusedAfterwards() {
        var late = PROMISED.plusSeconds(60).toSeconds();
        var closed = after(replied("a", 30), ticket -> ticket.close(new Closing(LIN, at(late))));

        var decision = closed.settle(command("a"), refusedAt(late + 5));

        assertThat(decision.events())
                .containsExactly(
                        new ReplyFailed(reply(decision, "a"), refusedAt(late + 5)),
                        new FirstResponseBreached(DUE, at(late)));
        assertThat(decision.state()).isInstanceOf(Closed.class);
        assertThat(decision.state().response()).isNull();
        assertThat(decision.state().facts().clock().stoppedAt()).isEqualTo(at(late));
        assertThat(decision.state().facts().clock().breached()).isTrue();
    }

    @Example
    void takesNoReplyThatWouldPushOutOneOnItsWay() {
        var full = replied("k0", 0);
        for (int i = 1; i < TicketFacts.REPLIES_REMEMBERED; i++) {
            var key = "k" + i;
            var second = i;
            full = after(full, ticket -> ticket.reply(aReply(key, second)));
            full = after(full, ticket -> ticket.settle(command(key), deliveredAt(second)));
        }
        var ticket = full;

        assertThatThrownBy(() -> ticket.reply(aReply("more", 300)))
                .asInstanceOf(type(TicketRefused.class))
                .returns("replies-pending", TicketRefused::code);

        var settled = ticket.settle(command("k0"), refusedAt(301));
        assertThat(settled.state().response()).isEqualTo(new Response(LIN, at(1)));
        assertThat(settled.state().reply(aReply("more", 302)).changed()).isTrue();
    }

    /**
     * @param kind what happens
     * @param second when, after the customer's message
     * @param delay after how many more seconds a reply's outcome is known
     * @param told how often it is told; 0: not yet
     */
    record Step(Kind kind, int second, int delay, boolean refused, int told) {}

    enum Kind {
        REPLY,
        IN_WECOM,
        LOOK,
        CLOSE
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        var step = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just(Kind.REPLY)),
                                Tuple.of(1, Arbitraries.just(Kind.IN_WECOM)),
                                Tuple.of(3, Arbitraries.just(Kind.LOOK)),
                                Tuple.of(1, Arbitraries.just(Kind.CLOSE))),
                        Arbitraries.integers().between(0, 3_600),
                        Arbitraries.integers().between(0, 3_600),
                        Arbitraries.of(true, true, false),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new);
        return step.list().ofMaxSize(8);
    }

    /** One of the things that happen, at its time. */
    private record Happening(int second, Function<Ticket, Decision<Ticket, TicketEvent>> decide) {}

    @Property
    void showsWhatItWouldHaveShownWithoutTheRefusedReplies(@ForAll("histories") List<Step> steps) {
        var withRefused = run(steps);
        var without = run(steps.stream()
                .map(step -> step.kind() == Kind.REPLY && step.refused() && step.told() > 0
                        ? new Step(Kind.LOOK, step.second(), 0, false, 0)
                        : step)
                .toList());

        var clock = withRefused.state().facts().clock();
        var ideal = without.state().facts().clock();
        assertThat(clock.stoppedAt()).isEqualTo(ideal.stoppedAt());
        assertThat(clock.dueAt()).isEqualTo(ideal.dueAt());
        assertThat(clock.breached()).isEqualTo(ideal.breached());
        assertThat(withRefused.state().status()).isEqualTo(without.state().status());
        assertThat(responseTime(withRefused)).isEqualTo(responseTime(without));
        assertThat(of(FirstResponded.class, withRefused)).isEqualTo(of(FirstResponded.class, without));
        assertThat(of(FirstResponseBreached.class, withRefused))
                .hasSameSizeAs(of(FirstResponseBreached.class, without));
        assertThat(of(FirstResponseBreached.class, withRefused))
                .allSatisfy(breached -> assertThat(breached.dueAt()).isEqualTo(DUE));
    }

    @Property
    void stopsTheClockAtTheEarliestAnswerThatIsNotRefused(@ForAll("histories") List<Step> steps) {
        var unclosed = steps.stream().filter(step -> step.kind() != Kind.CLOSE).toList();

        var earliest = unclosed.stream()
                .filter(TicketDeliveryTests::answers)
                .map(step -> at(step.second()))
                .min(naturalOrder());

        assertThat(Optional.ofNullable(run(unclosed).state().facts().clock().stoppedAt()))
                .isEqualTo(earliest);
    }

    @Property
    void announcesAFirstResponseOnceAndOnlyWhenTheCustomerHasIt(@ForAll("histories") List<Step> steps) {
        var decision = run(steps);

        var response = decision.state().response();
        assertThat(of(FirstResponded.class, decision)).hasSize(response != null && response.certain() ? 1 : 0);
        assertThat(of(FirstResponseBreached.class, decision)).hasSizeLessThanOrEqualTo(1);
    }

    /** Everything in the order of its time; at last somebody looks once more. */
    private static Decision<Ticket, TicketEvent> run(List<Step> steps) {
        var happenings = IntStream.range(0, steps.size())
                .boxed()
                .flatMap(i -> happenings("k" + i, steps.get(i)))
                .sorted(comparingInt(Happening::second))
                .toList();
        Decision<Ticket, TicketEvent> decision = Decision.unchanged(anAssignedTicket());
        for (var happening : happenings) {
            decision = decision.then(happening.decide());
        }
        return decision.then(ticket -> ticket.noticeBreach(at(10_000)));
    }

    private static boolean answers(Step step) {
        return switch (step.kind()) {
            case REPLY -> !step.refused() || step.told() == 0;
            case IN_WECOM -> true;
            case LOOK, CLOSE -> false;
        };
    }

    private static Stream<Happening> happenings(String key, Step step) {
        var second = step.second();
        return switch (step.kind()) {
            case REPLY -> {
                var happenings = new ArrayList<>(List.of(new Happening(
                        second,
                        ticket -> ticket instanceof Closed
                                ? Decision.unchanged(ticket)
                                : ticket.reply(aReply(key, second)))));
                var known = second + step.delay();
                var outcome = step.refused() ? refusedAt(known) : deliveredAt(known);
                for (var i = 0; i < step.told(); i++) {
                    happenings.add(new Happening(known + i, ticket -> ticket.settle(command(key), outcome)));
                }
                yield happenings.stream();
            }
            case IN_WECOM ->
                Stream.of(new Happening(
                        second, ticket -> ticket.answeredInWecom(staffWrote("s-" + key, CHEN, at(second)))));
            case LOOK -> Stream.of(new Happening(second, ticket -> ticket.noticeBreach(at(second))));
            case CLOSE -> Stream.of(new Happening(second, ticket -> ticket.close(new Closing(LIN, at(second)))));
        };
    }

    private static <E extends TicketEvent> List<E> of(Class<E> type, Decision<Ticket, TicketEvent> decision) {
        return decision.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static @Nullable Instant responseTime(Decision<Ticket, TicketEvent> decision) {
        var response = decision.state().response();
        return response == null ? null : response.at();
    }

    private static Ticket replied(String key, long second) {
        return after(anAssignedTicket(), ticket -> ticket.reply(aReply(key, second)));
    }

    private static Ticket after(Ticket ticket, Function<Ticket, Decision<Ticket, TicketEvent>> decide) {
        return decide.apply(ticket).state();
    }

    private static Reply aReply(String key, long second) {
        return new Reply(key, "您好", LIN, at(second));
    }

    private static SentReply reply(Decision<Ticket, TicketEvent> decision, String key) {
        return decision.state().facts().reply(key).orElseThrow();
    }

    private static String command(String key) {
        return CONVERSATION.ticket(1).replyCommand(key);
    }

    private static Settled deliveredAt(long second) {
        return new Delivered(at(second));
    }

    private static Undelivered refusedAt(long second) {
        return new Undelivered("five-messages-sent", 95001, at(second));
    }

    private static Instant at(long second) {
        return NOON.plusSeconds(second);
    }
}
