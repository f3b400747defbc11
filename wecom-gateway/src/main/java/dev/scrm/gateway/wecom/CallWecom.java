package dev.scrm.gateway.wecom;

import dev.scrm.gateway.corps.App;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Makes one call of the server API, with as many attempts as its answers ask for and its time allows. */
public final class CallWecom {
    private static final int MOST_TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Transport transport;
    private final TokenKeeper tokenKeeper;
    private final Pause pause;
    private final RandomGenerator random;
    private final Clock clock;

    public CallWecom(Transport transport, TokenKeeper tokenKeeper, Pause pause, RandomGenerator random, Clock clock) {
        this.transport = transport;
        this.tokenKeeper = tokenKeeper;
        this.pause = pause;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Only for calls that may be made twice: because they are idempotent, or because WeCom knows them again.
     *
     * @param deadline no attempt begins after it, but for the first
     */
    public CallEnd<Void> call(App app, WecomRequest request, Instant deadline) {
        return new Attempts(app, request, deadline).run();
    }

    /** The attempts of one call. */
    private final class Attempts {
        private final App app;
        private final WecomRequest request;
        private final Instant deadline;
        private int made;
        private int retries;
        private boolean refreshed;
        private boolean doubtful;

        private Attempts(App app, WecomRequest request, Instant deadline) {
            this.app = app;
            this.request = request;
            this.deadline = deadline;
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
            return switch (tokenKeeper.token(app)) {
                case TokenKeeper.Missing(var reply) -> reply;
                case TokenKeeper.Found(var token) -> {
                    made++;
                    var reply = transport.send(request.with("access_token", token.value()));
                    if (isTokenRefused(reply)) {
                        tokenKeeper.expire(app, token);
                    }
                    yield reply;
                }
            };
        }

        private boolean isAgainWorthIt(Reply reply) {
            if (isTokenRefused(reply) && !refreshed && made > 0) {
                refreshed = true;
                return true;
            }
            return isRetriable(reply) && isTimeLeftAfterPause();
        }

        private boolean isTimeLeftAfterPause() {
            if (++retries >= MOST_TRIES) {
                return false;
            }
            var wait = FIRST_PAUSE.multipliedBy(1L << (2 * retries - 2)); // 100, 400, 1600 ms
            var jittered = Duration.ofMillis((long) (wait.toMillis() * random.nextDouble(0.5, 1.5)));
            if (clock.instant().plus(jittered).isAfter(deadline)) {
                return false;
            }
            pause.pause(jittered);
            return true;
        }
    }

    private static boolean isTokenRefused(Reply reply) {
        return reply instanceof Reply.Answer(int errorCode, var _) && Reaction.to(errorCode) == Reaction.REFRESH;
    }

    private static boolean isRetriable(Reply reply) {
        return switch (reply) {
            case Reply.Answer(int errorCode, var _) -> Reaction.to(errorCode) == Reaction.RETRY;
            case Reply.NoAnswer(var cause) -> cause != Reply.Cause.CIRCUIT_OPEN;
        };
    }
}
