package dev.scrm.gateway.wecom;

import dev.scrm.gateway.budget.Charge;
import dev.scrm.gateway.budget.Entry;
import dev.scrm.gateway.budget.RateBudget;
import dev.scrm.gateway.corps.App;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes one call of the server API, with as many attempts as its answers ask for and its time allows. */
public final class CallWecom {
    private static final int MOST_TRIES = 4;

    /** Calls of this corp and API at the same time: one more at once makes it worse. */
    private static final int TOO_MANY_AT_ONCE = 45033;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Transport transport;
    private final TokenKeeper tokenKeeper;
    private final RateBudget budget;
    private final WecomLimits limits;
    private final Pause pause;
    private final RandomGenerator random;
    private final Clock clock;

    public CallWecom(
            Transport transport,
            TokenKeeper tokenKeeper,
            RateBudget budget,
            WecomLimits limits,
            Pause pause,
            RandomGenerator random,
            Clock clock) {
        this.transport = transport;
        this.tokenKeeper = tokenKeeper;
        this.budget = budget;
        this.limits = limits;
        this.pause = pause;
        this.random = random;
        this.clock = clock;
    }

    /** Makes the call as soon as WeCom's limits allow it, and again where that helps. */
    public CallEnd<Void> call(App app, WecomRequest request, Terms terms) {
        return new Attempts(app, request, terms).run();
    }

    /** The attempts of one call. */
    private final class Attempts {
        private final App app;
        private final WecomRequest request;
        private final Charge api;
        private final List<Charge> more;
        private final Terms terms;
        private Instant enterBy;
        private int made;
        private int retries;
        private boolean refreshed;
        private boolean doubtful;

        private Attempts(App app, WecomRequest request, Terms terms) {
            this.app = app;
            this.request = request;
            this.api = limits.ofApi(app, request);
            this.more = limits.besidesApi(app, request);
            this.terms = terms;
            this.enterBy = terms.enterBy();
        }

        private CallEnd<Void> run() {
            while (true) {
                var reply = attempt();
                if (!isAgainWorthIt(reply)) {
                    return new CallEnd<>(reply, made, doubtful, null);
                }
                doubtful |= made > 0 && reply.mayHaveTakenEffect();
            }
        }

        private Reply attempt() {
            var robot = request.robot();
            return robot == null ? withToken() : inTurn(request.with("key", robot.key()));
        }

        private Reply withToken() {
            return switch (tokenKeeper.token(app)) {
                case TokenKeeper.Missing(var reply) -> reply;
                case TokenKeeper.Found(var token) -> {
                    var reply = inTurn(request.with("access_token", token.value()));
                    if (isTokenRefused(reply)) {
                        tokenKeeper.expire(app, token);
                    }
                    yield reply;
                }
            };
        }

        private Reply inTurn(WecomRequest withToken) {
            return switch (budget.enter(api, more, terms.lane(), enterBy)) {
                case Entry.Held(var until) -> new Reply.Held(until);
                case Entry.Entered entered -> send(withToken, entered);
            };
        }

        private Reply send(WecomRequest withToken, Entry.Entered entered) {
            try (entered) {
                if (made == 0) {
                    terms.beforeFirst().run();
                    enterBy = terms.lastAttempt(clock.instant());
                }
                made++;
                var reply = transport.send(app, withToken);
                if (isTooOften(reply)) {
                    budget.refused(api);
                } else if (isTooManyAtOnce(reply)) {
                    budget.crowded(api);
                }
                return reply;
            }
        }

        private boolean isAgainWorthIt(Reply reply) {
            if (isTokenRefused(reply) && !refreshed && made > 0) {
                refreshed = true;
                return true;
            }
            return request.again().after(reply) && isRetriable(reply) && isTimeLeftAfterPause();
        }

        private boolean isTimeLeftAfterPause() {
            if (++retries >= MOST_TRIES) {
                return false;
            }
            var wait = FIRST_PAUSE.multipliedBy(1L << (2 * retries - 2)); // 100, 400, 1600 ms
            var jittered = Duration.ofMillis((long) (wait.toMillis() * random.nextDouble(0.5, 1.5)));
            if (clock.instant().plus(jittered).isAfter(enterBy)) {
                return false;
            }
            pause.pause(jittered);
            return true;
        }
    }

    private static boolean isTokenRefused(Reply reply) {
        return reply instanceof Reply.Answer(int errorCode, var _) && Reaction.to(errorCode) == Reaction.REFRESH;
    }

    private static boolean isTooOften(Reply reply) {
        return reply instanceof Reply.Answer(int errorCode, var _) && Reaction.to(errorCode) == Reaction.BACK_OFF;
    }

    private static boolean isTooManyAtOnce(Reply reply) {
        return reply instanceof Reply.Answer(int errorCode, var _) && errorCode == TOO_MANY_AT_ONCE;
    }

    private static boolean isRetriable(Reply reply) {
        return switch (reply) {
            case Reply.Answer(int errorCode, var _) ->
                Reaction.to(errorCode) == Reaction.RETRY && errorCode != TOO_MANY_AT_ONCE;
            case Reply.NoAnswer(var cause) -> cause != Reply.Cause.CIRCUIT_OPEN;
            case Reply.Held _ -> false;
        };
    }
}
