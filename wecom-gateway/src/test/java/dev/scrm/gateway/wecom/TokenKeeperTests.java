package dev.scrm.gateway.wecom;

import static dev.scrm.gateway.wecom.WecomFixtures.APP;
import static dev.scrm.gateway.wecom.WecomFixtures.answer;
import static dev.scrm.gateway.wecom.WecomFixtures.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.leases.Leases;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenKeeperTests {
    private final MutableClock clock = MutableClock.at("2026-11-21T12:00:00Z");
    private final InMemoryTokens tokens = new InMemoryTokens(clock);
    private final Map<String, String> leases = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private TokenRequests.Result next = null;

    @Test
    void asksWecomOnceAndAnswersFromMemoryThen() {
        var keeper = keeper("one");

        assertThat(keeper.token(APP)).isEqualTo(keeper.token(APP)).isInstanceOf(TokenKeeper.Found.class);

        assertThat(asked).hasValue(1);
    }

    @Test
    void sharesATokenWithAllReplicas() {
        var first = keeper("one").token(APP);

        assertThat(keeper("two").token(APP)).isEqualTo(first);
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksOnceHoweverManyReplicasAndThreadsWantATokenAtOnce() throws Exception {
        // A replica has one keeper: two of one name would take each other's lease for their own.
        var replicas =
                IntStream.range(0, 4).mapToObj(i -> keeper("replica-" + i)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var wanting = IntStream.range(0, 40)
                    .<Callable<TokenKeeper.Result>>mapToObj(
                            i -> () -> replicas.get(i % 4).token(APP))
                    .toList();

            var found = threads.invokeAll(wanting);

            assertThat(found)
                    .extracting(one -> one.resultNow())
                    .containsOnly(found.getFirst().resultNow());
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void replacesATokenBeforeWecomEndsIt() {
        var keeper = keeper("one");
        keeper.token(APP);

        clock.advance(Duration.ofMinutes(116));
        keeper.token(APP);

        assertThat(asked).hasValue(2);
    }

    @Test
    void throwsAwayOnlyTheTokenThatFailed() {
        var one = keeper("one");
        var two = keeper("two");
        var dead = found(one);
        assertThat(found(two)).isEqualTo(dead);

        one.expire(APP, dead);
        var fresh = found(one);
        two.expire(APP, dead); // its call failed with the old one as well

        assertThat(found(two)).isEqualTo(fresh).isNotEqualTo(dead);
        assertThat(asked).hasValue(2);
    }

    @Test
    void asksNoMoreForAWhileAfterARefusal() {
        var keeper = keeper("one");
        var refusal = answer(40001);
        next = new TokenRequests.NotGranted(refusal);

        assertThat(keeper.token(APP)).isEqualTo(new TokenKeeper.Missing(refusal));
        assertThat(keeper.token(APP)).isEqualTo(new TokenKeeper.Missing(refusal));
        assertThat(asked).hasValue(1);
        var now = clock.instant();
        assertThat(state().refusal())
                .as("operators see it")
                .isEqualTo(new TokenRefusal(40001, now, now.plusSeconds(60)));

        next = null;
        clock.advance(Duration.ofMinutes(2));
        assertThat(keeper.token(APP)).isInstanceOf(TokenKeeper.Found.class);
        assertThat(state().refusal()).isNull();
    }

    @Test
    void asksAtOnceWithAnotherSecretThanTheOneThatWasRefused() {
        var keeper = keeper("one");
        next = new TokenRequests.NotGranted(answer(40001));
        keeper.token(APP);

        next = null;
        var mended = new App(APP.corpId(), APP.agentId(), "another", "token", "key", Set.of(), false);

        assertThat(keeper.token(mended)).isInstanceOf(TokenKeeper.Found.class);
    }

    private TokenState state() {
        return tokens.states(Set.of(APP.corpId())).get(TokenOf.access(APP).key());
    }

    @Test
    void renewsAGoodTokenToProveASecret() {
        var keeper = keeper("one");
        var good = found(keeper);

        var renewed = keeper.renew(APP);

        assertThat(renewed).isEqualTo(new TokenKeeper.Found(found(keeper))).isNotEqualTo(new TokenKeeper.Found(good));
        assertThat(found(keeper("two"))).as("it is everybody's").isEqualTo(found(keeper));
        var refusal = answer(40001);
        next = new TokenRequests.NotGranted(refusal);
        assertThat(keeper.renew(APP)).isEqualTo(new TokenKeeper.Missing(refusal));
        assertThat(keeper.token(APP)).as("the token at hand is still good").isEqualTo(renewed);
    }

    @Test
    void asksAgainSoonWhenWecomWasBusyOrSilentAndTellsThoseWhoWaitedAtOnce() {
        var keeper = keeper("one");
        next = new TokenRequests.NotGranted(answer(-1));
        keeper.token(APP);
        clock.advance(Duration.ofSeconds(1));
        next = new TokenRequests.NotGranted(silence(Reply.Cause.TIMED_OUT));
        keeper.token(APP);

        next = null;

        assertThat(keeper.token(APP)).isEqualTo(new TokenKeeper.Missing(silence(Reply.Cause.TIMED_OUT)));
        assertThat(asked).hasValue(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(keeper.token(APP)).isInstanceOf(TokenKeeper.Found.class);
    }

    @Test
    void givesUpWhenTheReplicaThatAsksNeverEnds() {
        leases.put("token:" + APP.key(), "hanging");

        assertThat(keeper("one").token(APP)).isEqualTo(new TokenKeeper.Missing(silence(Reply.Cause.UNREACHABLE)));
        assertThat(asked).hasValue(0);
    }

    private static AccessToken found(TokenKeeper keeper) {
        return ((TokenKeeper.Found) keeper.token(APP)).token();
    }

    private TokenKeeper keeper(String replica) {
        TokenRequests requests = _ -> {
            int number = asked.incrementAndGet();
            return next == null ? new TokenRequests.Granted("TOK-" + number, Duration.ofHours(2)) : next;
        };
        return new TokenKeeper(tokens, requests, leases(replica), _ -> LockSupport.parkNanos(1_000_000), clock);
    }

    private Leases leases(String replica) {
        return new Leases() {
            @Override
            public boolean hold(String name, Duration time) {
                return leases.computeIfAbsent(name, _ -> replica).equals(replica);
            }

            @Override
            public void release(String name) {
                leases.remove(name, replica);
            }
        };
    }
}
