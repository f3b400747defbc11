package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aServiceMessage;
import static dev.scrm.gateway.commands.CommandFixtures.aTagging;
import static dev.scrm.gateway.commands.CommandFixtures.aWelcome;
import static dev.scrm.gateway.commands.CommandFixtures.anAppMessage;
import static dev.scrm.gateway.commands.CommandFixtures.head;
import static dev.scrm.gateway.commands.CommandFixtures.nobodyErased;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.commands.Outcome.Status;
import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.corps.SuspendedCorp;
import dev.scrm.gateway.corps.Suspension;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.gateway.wecom.Reply.Cause;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarryOutWaitingTests {
    private final MutableClock clock = MutableClock.at(NOON);
    private final FakeWecom wecom = new FakeWecom();
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final InMemoryWaitingLines lines = new InMemoryWaitingLines();
    private final List<Finished> told = new ArrayList<>();
    private final SuspendedCorp corps = new SuspendedCorp(CORP);
    private final RecordedCounts counts = new RecordedCounts();
    private final CallLines callLines = new CallLines(
            new CarryOut(
                    wecom,
                    new InMemoryCreations(),
                    new InMemoryCallMarks(),
                    nobodyErased(clock),
                    corps,
                    new FillIn(ledger, MediaUses.none(clock), clock),
                    clock),
            nobodyErased(clock),
            ledger,
            counts,
            clock);
    private final CarryOutCommands carryOut =
            new CarryOutCommands(ledger, lines, callLines, told::addAll, counts, clock);
    private final CarryOutWaiting carryOutWaiting = new CarryOutWaiting(ledger, lines, callLines, told::addAll, clock);

    @Test
    void carriesOutALineInItsOrderWhenWecomIsBack() {
        wecom.isSilent("message", Cause.UNREACHABLE);
        carryOut.carryOut(CallLane.INTERACTIVE, List.of(anAppMessage("1"), anAppMessage("2"), anAppMessage("3")));
        wecom.isBack();

        later(Duration.ofSeconds(1));

        assertThat(wecom.calls()).containsExactly("message 1", "message 1", "message 2", "message 3");
        assertThat(told).extracting(one -> one.command().head().id()).containsExactly("1", "2", "3");
        assertThat(told).extracting(one -> one.outcome().attempts()).containsExactly(2, 1, 1);
        assertThat(ledger.list(CORP, CommandStatus.SENT, 10, null).items()).hasSize(3);
        assertThat(lines.waitingIn(List.of(WaitingLine.id(anAppMessage("1"))))).isEmpty();
    }

    @Test
    void waitsLongerWithEveryFailureButNeverLongForAMessage() {
        wecom.isSilent("message", Cause.TIMED_OUT);
        carryOut.carryOut(CallLane.INTERACTIVE, List.of(anAppMessage("1")));

        for (int seconds : List.of(1, 4, 15, 15)) {
            int calls = wecom.calls().size();
            later(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(wecom.calls()).hasSize(calls);
            later(Duration.ofMillis(1));
            assertThat(wecom.calls()).hasSize(calls + 1);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void triesTagsAgainAfterTheMinuteThatALimitLasts() {
        wecom.answers("tag", 45009);
        carryOut.carryOut(CallLane.BULK, List.of(aTagging("1")));
        later(Duration.ofSeconds(59));
        wecom.isBack();
        assertThat(told).isEmpty();

        later(Duration.ofSeconds(1));

        assertThat(outcome().status()).isEqualTo(Status.SENT);
        assertThat(outcome().attempts()).isEqualTo(2);
    }

    @Test
    void triesAgainEveryMinuteHoweverLongALimitLasts() {
        wecom.answers("tag", 45009);
        carryOut.carryOut(CallLane.BULK, List.of(aTagging("1")));

        for (int minutes = 1; minutes <= 8; minutes++) {
            later(Duration.ofMinutes(1));
            assertThat(wecom.calls()).hasSize(1 + minutes);
        }
    }

    @Test
    void takesNothingBackThatAnotherReplicaIsTryingAgainBeforeItIsWrittenDownToWait() {
        wecom.isSilent("message", Cause.UNREACHABLE);
        lines.areThere(() -> {
            clock.advance(Duration.ofSeconds(5));
            var taken = lines.takeDue(
                    CallLane.INTERACTIVE, clock.instant(), clock.instant().plusSeconds(60), 1, 1, 1);
            ledger.resume(List.of(taken.lines().getFirst().commands().getFirst().command()));
        });

        carryOut.carryOut(CallLane.INTERACTIVE, List.of(anAppMessage("1")));

        assertThat(new CancelCommand(ledger, lines, clock).cancel(CORP, "1")).isFalse();
        assertThat(ledger.list(CORP, CommandStatus.SENDING, 10, null).items()).hasSize(1);
    }

    @Test
    void overwritesNothingWhileACallWithoutAnAnswerMayStillUndoIt() {
        wecom.isSilent("tag", Cause.TIMED_OUT);
        carryOut.carryOut(CallLane.BULK, List.of(aTagging("1"), aTagging("2")));
        wecom.isBack();

        later(Duration.ofSeconds(10).minusMillis(1));
        assertThat(wecom.calls()).hasSize(1);
        later(Duration.ofMillis(1));

        assertThat(wecom.calls()).hasSize(3);
        assertThat(told).extracting(one -> one.command().head().id()).containsExactly("1", "2");
    }

    @Test
    void overwritesNothingWhileAProcessThatDiedMayHaveCalled() {
        ledger.takeOn(List.of(aTagging("1")));
        carryOut.carryOut(CallLane.BULK, List.of(aTagging("1"), aTagging("2")));

        later(Duration.ofSeconds(30).minusMillis(1));
        assertThat(wecom.calls()).isEmpty();
        later(Duration.ofMillis(1));

        assertThat(told).extracting(one -> one.command().head().id()).containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource({"DISABLED, corp-disabled", "UNREADABLE, credentials-unreadable"})
    void keepsWhatWasAcceptedForACorpThatIsNotServedForNow(Suspension why, String reason) {
        corps.suspend(why);
        carryOut.carryOut(CallLane.INTERACTIVE, List.of(anAppMessage("1")));
        carryOut.carryOut(CallLane.URGENT, List.of(aWelcome("2")));
        assertThat(ledger.list(CORP, CommandStatus.WAITING, 10, null).items())
                .extracting(Ledger.Entry::reason)
                .containsExactly(reason, reason);

        later(Duration.ofMinutes(1));
        assertThat(outcome().status()).as("a welcome is good for 20 seconds").isEqualTo(Status.EXPIRED);
        corps.serve();
        later(Duration.ofMinutes(1));

        assertThat(outcome().status()).isEqualTo(Status.SENT);
        assertThat(wecom.calls()).containsExactly("message 1");
    }

    @Test
    void doesNotLetAnotherAppSpeakWhileTheOneThatShouldMayBeClosed() {
        corps.losePart();
        carryOut.carryOut(CallLane.INTERACTIVE, List.of(anAppMessage("1", OneCorp.SECOND_AGENT, null)));
        carryOut.carryOut(CallLane.BULK, List.of(aTagging("2")));
        assertThat(told).as("one names its app, the other's is known").hasSize(2);

        carryOut.carryOut(CallLane.INTERACTIVE, List.of(anAppMessage("3"), aServiceMessage("4")));
        assertThat(told).as("these fall to the first app, if it is the first").hasSize(2);
        corps.serve();
        later(Duration.ofMinutes(1));

        assertThat(told).hasSize(4);
    }

    @Test
    void givesUpWhatWaitsADayForACorp() {
        corps.suspend(Suspension.DISABLED);
        carryOut.carryOut(CallLane.INTERACTIVE, List.of(anAppMessage("1")));

        later(Duration.ofHours(25));

        assertThat(outcome()).isEqualTo(Outcome.failed(null, Reason.CORP_DISABLED, 0, clock.instant()));
    }

    @Test
    void endsACommandThatAMistakeOfOursKeepsFromBeingTriedAfterADay() {
        wecom.takes(_ -> {
            throw new IllegalStateException("odd answer");
        });
        carryOut.carryOut(CallLane.BULK, List.of(aTagging("1")));
        later(Duration.ofDays(1));
        assertThat(told).isEmpty();

        later(Duration.ofMinutes(5));

        assertThat(outcome().reason()).isEqualTo("internal-error");
    }

    @Test
    void triesAgainWithoutDoubtWhatFailedBeforeAnyCall() {
        wecom.cannotBeCalled(new IllegalStateException("no budget"));
        carryOut.carryOut(CallLane.BULK, List.of(aTagging("1"), aTagging("2")));
        assertThat(wecom.calls()).isEmpty();

        assertThat(new CancelCommand(ledger, lines, clock).cancel(CORP, "2")).isTrue();
        wecom.isBack();
        later(Duration.ofSeconds(1));

        assertThat(wecom.calls()).hasSize(1);
        assertThat(told).extracting(one -> one.outcome().status()).containsExactly(Status.SENT, Status.SUPPRESSED);
    }

    @Test
    void takesBackWhatFailedBeforeAnyCall() {
        wecom.cannotBeCalled(new IllegalStateException("no budget"));
        carryOut.carryOut(CallLane.BULK, List.of(aTagging("1")));

        assertThat(new CancelCommand(ledger, lines, clock).cancel(CORP, "1")).isTrue();
    }

    @Test
    void tellsInTimeThatAWelcomeExpiredWhileItWaited() {
        wecom.answers("welcome", 45009);
        carryOut.carryOut(CallLane.URGENT, List.of(aWelcome("1")));

        later(Duration.ofSeconds(20).plusMillis(1));

        assertThat(wecom.calls()).hasSize(1);
        assertThat(outcome()).isEqualTo(Outcome.expired(45009, 1, clock.instant()));
    }

    @Test
    void tellsInTimeThatACommandExpiredBehindOneThatDoesNot() {
        wecom.isSilent("message", Cause.TIMED_OUT);
        var expiring = anAppMessage("2", null, NOON.plusSeconds(30));
        carryOut.carryOut(CallLane.INTERACTIVE, List.of(anAppMessage("1"), expiring));

        for (int seconds = 1; seconds <= 31; seconds++) {
            later(Duration.ofSeconds(1));
        }

        assertThat(told).extracting(one -> one.command().head().id()).containsExactly("2");
        assertThat(outcome().status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void asksOnAboutAWelcomeThatMayHaveBeenSentAndGivesUpSoonAfterItsTime() {
        wecom.isSilent("welcome", Cause.TIMED_OUT);
        carryOut.carryOut(CallLane.URGENT, List.of(aWelcome("1")));

        clock.advance(Duration.ofMinutes(5).plusSeconds(19));
        later(Duration.ZERO);
        assertThat(told).isEmpty();
        later(Duration.ofSeconds(4));

        assertThat(outcome().status()).isEqualTo(Status.FAILED);
        assertThat(outcome().reason()).isEqualTo("no-answer");
    }

    @Test
    void learnsThatAWelcomeWithoutAnAnswerWasSent() {
        wecom.isSilent("welcome", Cause.TIMED_OUT);
        carryOut.carryOut(CallLane.URGENT, List.of(aWelcome("1")));
        wecom.answers("welcome", 41051);

        later(Duration.ofSeconds(1));

        assertThat(outcome().status()).isEqualTo(Status.SENT);
    }

    @Test
    void doesNotDoubtACallThatNeverLeft() {
        wecom.isSilent("welcome", Cause.UNREACHABLE);
        carryOut.carryOut(CallLane.URGENT, List.of(aWelcome("1")));
        wecom.answers("welcome", 41051);

        later(Duration.ofSeconds(1));

        assertThat(outcome().reason()).isEqualTo("welcome-already-delivered");
    }

    @Test
    void tellsAtOnceThatACommandWasTakenBackAndDoesNotSendIt() {
        var later = new Command.Head(
                head("send-app-message", "1", null).envelope(),
                anAppMessage("1").head().key(),
                null,
                CallLane.INTERACTIVE,
                NOON.plusSeconds(86_400),
                null);
        var message = (Command.Post) anAppMessage("1");
        var command = new Command.Post(later, message.kind(), message.actor(), message.request());
        carryOut.carryOut(CallLane.INTERACTIVE, List.of(command));

        carryOut.carryOut(CallLane.URGENT, List.of(new Command.Cancel(head("cancel-command", "2", null), "1")));
        later(Duration.ZERO);

        assertThat(told)
                .extracting(
                        one -> one.command().head().id(), one -> one.outcome().status())
                .containsExactly(tuple("2", Status.SENT), tuple("1", Status.SUPPRESSED));
        assertThat(wecom.calls()).isEmpty();
        later(Duration.ofDays(2));
        assertThat(wecom.calls()).isEmpty();
    }

    @Test
    void cannotTakeBackWhatMayHaveBeenSent() {
        wecom.isSilent("message", Cause.TIMED_OUT);
        carryOut.carryOut(CallLane.INTERACTIVE, List.of(anAppMessage("1")));

        carryOut.carryOut(CallLane.URGENT, List.of(new Command.Cancel(head("cancel-command", "2", null), "1")));

        assertThat(outcome()).isEqualTo(Outcome.failed(null, Reason.TOO_LATE, 0, NOON));
    }

    @Test
    void givesUpAfterADay() {
        wecom.answers("tag", 45009);
        carryOut.carryOut(CallLane.BULK, List.of(aTagging("1")));
        clock.advance(Duration.ofDays(1));
        later(Duration.ZERO);
        assertThat(told).isEmpty();

        later(Duration.ofMinutes(1));

        assertThat(outcome().status()).isEqualTo(Status.FAILED);
        assertThat(outcome().errorCode()).isEqualTo(45009);
        assertThat(outcome().reason()).isEqualTo("frequency-limited");
    }

    @Test
    void doesNotCallAgainForWhatAReplicaDecidedBeforeItDied() {
        wecom.isSilent("message", Cause.UNREACHABLE);
        carryOut.carryOut(CallLane.INTERACTIVE, List.of(anAppMessage("1")));
        clock.advance(Duration.ofSeconds(1));
        lines.takeDue(CallLane.INTERACTIVE, clock.instant(), clock.instant().plusSeconds(60), 10, 10, 1_000_000);
        ledger.decide(List.of(new Finished(anAppMessage("1"), Outcome.sent(2, NOON))));

        later(Duration.ofSeconds(60));

        assertThat(wecom.calls()).hasSize(1);
        assertThat(outcome()).isEqualTo(Outcome.sent(2, NOON));
        assertThat(lines.waitingIn(List.of(WaitingLine.id(anAppMessage("1"))))).isEmpty();
    }

    @Test
    void doesNotRepeatAMessageThatADeadReplicaMaySendWhenWecomHasForgottenIt() {
        wecom.isSilent("message", Cause.UNREACHABLE);
        carryOut.carryOut(CallLane.INTERACTIVE, List.of(anAppMessage("1")));
        clock.advance(Duration.ofSeconds(1));
        lines.takeDue(CallLane.INTERACTIVE, clock.instant(), clock.instant().plusSeconds(60), 10, 10, 1_000_000);
        wecom.isBack();

        later(Duration.ofHours(4));

        assertThat(outcome().reason()).isEqualTo("interrupted-too-long");
        assertThat(wecom.calls()).hasSize(1);
    }

    private void later(Duration duration) {
        clock.advance(duration);
        for (var lane : CallLane.values()) {
            carryOutWaiting.carryOut(lane);
        }
    }

    private Outcome outcome() {
        return told.getLast().outcome();
    }
}
