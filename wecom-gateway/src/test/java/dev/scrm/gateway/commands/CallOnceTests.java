package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.head;
import static dev.scrm.gateway.commands.CommandFixtures.nobodyErased;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.gateway.wecom.Reply.Cause;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Commands that WeCom neither knows again nor tells about. */
class CallOnceTests {
    private static final String ADD = "oa/schedule/add";
    private static final Tried TAKEN_ON_BEFORE = Tried.interruptedAt(NOON.minusSeconds(60));

    private final MutableClock clock = MutableClock.at(NOON);
    private final FakeWecom wecom = new FakeWecom();
    private final InMemoryCallMarks marks = new InMemoryCallMarks();
    private final CarryOut carryOut = new CarryOut(
            wecom,
            new InMemoryCreations(),
            marks,
            nobodyErased(clock),
            new OneCorp(CORP),
            new FillIn(new InMemoryLedger(clock), MediaUses.none(clock), clock),
            clock);

    @Test
    void areMarkedBeforeTheyAreCalled() {
        wecom.takes(_ -> assertThat(marks.isMarked(schedule())).isTrue());

        assertThat(outcome(Tried.NOTHING).status()).isEqualTo(Outcome.Status.SENT);
        assertThat(wecom.calls()).containsExactly(ADD);
    }

    @Test
    void areCalledAfterSomebodyDiedWhoHadTakenThemOnWithoutCallingThem() {
        assertThat(outcome(TAKEN_ON_BEFORE).status()).isEqualTo(Outcome.Status.SENT);
        assertThat(wecom.calls()).containsExactly(ADD);
    }

    @Test
    void areGivenUpAfterSomebodyDiedWhoMayHaveCalledThem() {
        marks.mark(schedule());

        assertThat(outcome(TAKEN_ON_BEFORE)).isEqualTo(Outcome.failed(null, Reason.EFFECT_UNKNOWN, 0, NOON));
        assertThat(wecom.calls()).isEmpty();
    }

    @Test
    void areGivenUpAfterTheirAnswerWasLost() {
        wecom.isSilent(ADD, Cause.TIMED_OUT);
        var tried = postponed(Tried.NOTHING).tried();
        wecom.isBack();

        assertThat(outcome(tried)).isEqualTo(Outcome.failed(null, Reason.EFFECT_UNKNOWN, 1, NOON));
        assertThat(wecom.calls()).containsExactly(ADD);
    }

    @Test
    void areCalledAgainAfterACallThatTookNoEffect() {
        wecom.answers(ADD, 45009);
        var tried = postponed(Tried.NOTHING).tried();
        assertThat(marks.isMarked(schedule())).isFalse();
        wecom.isBack();

        assertThat(outcome(tried).status()).isEqualTo(Outcome.Status.SENT);
        assertThat(wecom.calls()).containsExactly(ADD, ADD);
    }

    @Test
    void areCalledAgainAfterOneWhoSawNoEffectDiedBeforeItCouldSaySo() {
        wecom.answers(ADD, 45009);
        var tried = postponed(Tried.NOTHING).tried();
        wecom.isBack();

        assertThat(outcome(tried.doubtfulFrom(NOON)).status()).isEqualTo(Outcome.Status.SENT);
    }

    @Test
    void areCalledAfterAMarkWhoseWriteWasAcknowledgedToNobody() {
        marks.mark(schedule());

        assertThat(outcome(Tried.NOTHING).status()).isEqualTo(Outcome.Status.SENT);
    }

    @Test
    void areNotMarkedWhileTheyWaitForTheirTurn() {
        wecom.holds(ADD, NOON.plusSeconds(30));

        assertThat(postponed(Tried.NOTHING).reason()).isEqualTo(PostponeReason.FREQUENCY_LIMITED);
        assertThat(marks.isMarked(schedule())).isFalse();
    }

    @Test
    void areNotCalledWhenSomebodyElseBeginsToJustNow() {
        marks.markElsewhere(schedule());

        assertThat(outcome(Tried.NOTHING).reason()).isEqualTo("effect-unknown");
        assertThat(wecom.calls()).isEmpty();
    }

    @Test
    void areExpiredForCertainOnlyWhenNobodyCallsThemAnyMore() {
        var late = schedule(NOON.minusSeconds(1));
        assertThat(outcome(late, TAKEN_ON_BEFORE).status()).isEqualTo(Outcome.Status.EXPIRED);
        assertThat(marks.isMarked(late)).isTrue();
    }

    private static Command.Post schedule() {
        return schedule(null);
    }

    private static Command.Post schedule(@Nullable Instant expiresAt) {
        return new Command.Post(
                head("create-schedule", "1", expiresAt),
                CommandKind.CREATE_SCHEDULE,
                new Actor.CustomerApp(),
                ApiRequest.of(ADD, Map.of("schedule", Map.of("summary", "回访"))));
    }

    private Attempt.Postponed postponed(Tried tried) {
        return (Attempt.Postponed) attempt(schedule(), tried);
    }

    private Outcome outcome(Tried tried) {
        return outcome(schedule(), tried);
    }

    private Outcome outcome(Command command, Tried tried) {
        return ((Attempt.Done) attempt(command, tried)).outcome();
    }

    private Attempt attempt(Command command, Tried tried) {
        return carryOut.carryOut(new WaitingCommand(command, NOON, tried), Duration.ofSeconds(2), NOON.plusSeconds(20));
    }
}
