package dev.scrm.gateway.wecom;

import static dev.scrm.gateway.wecom.WecomFixtures.APP;
import static dev.scrm.gateway.wecom.WecomFixtures.answer;
import static dev.scrm.gateway.wecom.WecomFixtures.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.budget.Budgets;
import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.budget.InMemoryBudgets;
import dev.scrm.gateway.budget.RateBudget;
import dev.scrm.gateway.corps.Robot;
import dev.scrm.gateway.leases.Leases;
import dev.scrm.gateway.wecom.Reply.Cause;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallWecomTests {
    private static final WecomRequest REQUEST = WecomRequest.post("message/send", new byte[] {'{', '}'});

    private final MutableClock clock = MutableClock.at("2026-11-21T12:00:00Z");
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> tokensUsed = new ArrayList<>();
    private final List<String> keysUsed = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Budgets budgets = new InMemoryBudgets();
    private int tokensGiven;

    @Test
    void callsOnceWhenWecomAccepts() {
        var accepted = answer(0);

        assertThat(call(accepted)).isEqualTo(new CallEnd<>(accepted, 1, false, null));
        assertThat(tokensUsed).containsExactly("TOK-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {40014, 42001, 40001})
    void takesANewTokenAndCallsOnceMoreWhenTheTokenDied(int errorCode) {
        var end = call(answer(errorCode), answer(0));

        assertThat(end.attempts()).isEqualTo(2);
        assertThat(tokensUsed).containsExactly("TOK-1", "TOK-2");
        assertThat(pauses).isEmpty();
    }

    @Test
    void givesUpWhenTheNewTokenIsRefusedAsWell() {
        var refused = answer(42001);

        var end = call(answer(42001), refused, answer(0));

        assertThat(end).isEqualTo(new CallEnd<>(refused, 2, false, null));
    }

    @Test
    void repeatsABusyCallAFewTimesWithGrowingPauses() {
        var end = call(answer(-1), answer(6000), answer(45035), answer(-1), answer(0));

        assertThat(end.attempts()).isEqualTo(4);
        assertThat(pauses).hasSize(3).isSorted();
        assertThat(pauses.getFirst()).isBetween(Duration.ofMillis(50), Duration.ofMillis(150));
    }

    @ParameterizedTest
    @ValueSource(ints = {45009, 45033, 48002, 84061, 41050, 81013, 123456})
    void callsOnceWhenAgainWouldNotHelp(int errorCode) {
        assertThat(call(answer(errorCode), answer(0)).attempts()).isEqualTo(1);
    }

    @Test
    void stopsAtTheDeadline() {
        replies.addAll(List.of(answer(-1), answer(0)));

        var end = callWecom().call(APP, REQUEST, within(Duration.ofMillis(10)));

        assertThat(end.attempts()).isEqualTo(1);
    }

    @Test
    void callsOnceAlthoughTheDeadlineIsOver() {
        replies.add(answer(41051));

        assertThat(callWecom()
                        .call(APP, REQUEST, within(Duration.ofMinutes(-1)))
                        .attempts())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"TIMED_OUT", "BROKEN"})
    void saysWhenAnAttemptMayHaveTakenEffectUnheard(Cause cause) {
        var end = call(silence(cause), answer(41051));

        assertThat(end.attempts()).isEqualTo(2);
        assertThat(end.doubtful()).isTrue();
    }

    @Test
    void hasNoDoubtWhenNoConnectionWasMade() {
        assertThat(call(silence(Cause.UNREACHABLE), answer(0)).doubtful()).isFalse();
    }

    @Test
    void doesNotInsistWhileTheCircuitIsOpen() {
        assertThat(call(silence(Cause.CIRCUIT_OPEN), answer(0)).attempts()).isEqualTo(1);
    }

    @Test
    void repeatsACallThatIsNotRepeatableOnlyWhenItCertainlyTookNoEffect() {
        replies.addAll(List.of(silence(Cause.UNREACHABLE), silence(Cause.TIMED_OUT), answer(0)));

        var end = callWecom().call(APP, REQUEST.again(CallAgain.WITHOUT_EFFECT), within(Duration.ofSeconds(15)));

        assertThat(end.attempts()).isEqualTo(2);
        assertThat(end.mayHaveTakenEffect()).isTrue();
    }

    @Test
    void repeatsWhatMustNotComeLateOnlyAsLongAsItIsAnswered() {
        replies.addAll(List.of(answer(-1), silence(Cause.UNREACHABLE), silence(Cause.TIMED_OUT), answer(0)));

        var end = callWecom().call(APP, REQUEST.again(CallAgain.ONCE_ANSWERED), within(Duration.ofSeconds(15)));

        assertThat(end.attempts()).isEqualTo(3);
        assertThat(end.mayHaveTakenEffect()).isTrue();
    }

    @Test
    void doesNotCallAnApiThatWasCalledTooOftenUntilTheMinuteIsOver() {
        assertThat(call(answer(45009)).attempts()).isEqualTo(1);

        var held = call(answer(0));

        assertThat(held).isEqualTo(new CallEnd<>(new Reply.Held(clock.instant().plusSeconds(60)), 0, false, null));
        clock.advance(Duration.ofSeconds(60));
        assertThat(call().attempts()).isEqualTo(1);
    }

    @Test
    void holdsBackTheMessageThatWecomWouldDropBecauseItsReceiverGotSoManyInAMinute() {
        var toLin = REQUEST.to(List.of("Lin.Wei"));
        var toChen = REQUEST.to(List.of("chen.bo"));
        for (int i = 0; i < 30; i++) {
            replies.add(answer(0));
            assertThat(callWecom().call(APP, toLin, within(Duration.ZERO)).attempts())
                    .isEqualTo(1);
        }
        replies.add(answer(0));

        assertThat(callWecom()
                        .call(APP, REQUEST.to(List.of("lin.wei")), within(Duration.ZERO))
                        .reply())
                .isInstanceOf(Reply.Held.class);
        assertThat(callWecom().call(APP, toChen, within(Duration.ZERO)).attempts())
                .isEqualTo(1);
    }

    @Test
    void callsAsARobotWithItsKeyAndWithoutAToken() {
        replies.add(answer(0));

        var end = callWecom().call(APP, REQUEST.by(new Robot("ww1", "alarms", "secret-key")), within(Duration.ZERO));

        assertThat(end.attempts()).isEqualTo(1);
        assertThat(tokensUsed).containsExactly((String) null);
        assertThat(tokensGiven).isZero();
        assertThat(keysUsed).containsExactly("secret-key");
    }

    private Terms within(Duration longest) {
        return Terms.within(longest, CallLane.URGENT, clock.instant());
    }

    private CallEnd<Void> call(Reply... inOrder) {
        replies.addAll(List.of(inOrder));
        return callWecom().call(APP, REQUEST, within(Duration.ofSeconds(15)));
    }

    private CallWecom callWecom() {
        Transport transport = (_, request) -> {
            tokensUsed.add(request.query().get("access_token"));
            keysUsed.add(request.query().get("key"));
            return replies.remove();
        };
        TokenRequests requests = _ -> new TokenRequests.Granted("TOK-" + ++tokensGiven, Duration.ofHours(2));
        Pause pause = time -> {
            pauses.add(time);
            clock.advance(time);
        };
        Leases leases = new Leases() {
            @Override
            public boolean hold(String name, Duration time) {
                return true;
            }

            @Override
            public void release(String name) {}
        };
        return new CallWecom(
                transport,
                new TokenKeeper(new InMemoryTokens(clock), requests, leases, pause, clock),
                new RateBudget(budgets, "replica", 64, Runnable::run, clock),
                new WecomLimits(LimitSettings.ofWecom()),
                pause,
                new Random(7),
                clock);
    }
}
