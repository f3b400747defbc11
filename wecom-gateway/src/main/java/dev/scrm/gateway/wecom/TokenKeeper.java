package dev.scrm.gateway.wecom;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.leases.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One token of a kind per app for all replicas. Only one of them asks WeCom for a new one, the others wait for it; a token that died
 * early is thrown away only while it is still the current one.
 */
public final class TokenKeeper {
    /** A token is replaced before its end, so that none dies on its way: by 5 minutes of WeCom's two hours. */
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(5);

    private static final Duration LEASE_TIME = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS = 60;
    private static final int WRONG_SECRET = 40001;

    /** After a refusal nobody asks for so long: WeCom bans addresses that try wrong secrets again and again. */
    private static final Duration SULK = Duration.ofMinutes(1);

    /** So long nobody asks after silence: those who wait for a token are told at once, and not one after the other. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** A token, or why there is none. */
    public sealed interface Result {}

    public record Found(AccessToken token) implements Result {}

    public record Missing(Reply reply) implements Result {}

    /** @param whose with the secrets that were refused: others are tried at once */
    private record Refused(TokenOf whose, Reply reply, Instant until) {}

    private final Tokens tokens;
    private final TokenRequests requests;
    private final Leases leases;
    private final Pause pause;
    private final Clock clock;
    private final ConcurrentHashMap<String, AccessToken> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Refused> refused = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    public TokenKeeper(Tokens tokens, TokenRequests requests, Leases leases, Pause pause, Clock clock) {
        this.tokens = tokens;
        this.requests = requests;
        this.leases = leases;
        this.pause = pause;
        this.clock = clock;
    }

    /** The app's access token. */
    public Result token(App app) {
        return token(TokenOf.access(app));
    }

    public Result token(TokenOf whose) {
        var token = known.get(whose.key());
        return token != null && isGood(token) ? new Found(token) : fromAnywhere(whose);
    }

    /**
     * Asks WeCom for another access token though there may be a good one, and keeps it: only so it shows whether a secret is
     * right.
     */
    public Result renew(App app) {
        var whose = TokenOf.access(app);
        var lock = locks.computeIfAbsent(whose.key(), _ -> new ReentrantLock());
        lock.lock();
        try {
            return leases.hold(lease(whose), LEASE_TIME)
                    ? renewUnderLease(whose)
                    : token(whose); // another replica is asking already
        } finally {
            lock.unlock();
        }
    }

    private Result renewUnderLease(TokenOf whose) {
        try {
            return request(whose);
        } finally {
            leases.release(lease(whose));
        }
    }

    /** The access token was refused by a call. */
    public void expire(App app, AccessToken token) {
        expire(TokenOf.access(app), token);
    }

    /** The token was refused by whoever it was shown to. */
    public void expire(TokenOf whose, AccessToken token) {
        tokens.expire(whose, token.generation());
        known.remove(whose.key(), token);
    }

    private Result fromAnywhere(TokenOf whose) {
        var lock = locks.computeIfAbsent(whose.key(), _ -> new ReentrantLock());
        lock.lock();
        try {
            for (int polls = 0; polls < POLLS; polls++) {
                var shared = shared(whose);
                if (shared.isPresent()) {
                    return shared.get();
                }
                if (leases.hold(lease(whose), LEASE_TIME)) {
                    return underLease(whose);
                }
                pause.pause(POLL); // another replica is asking
            }
            return new Missing(new Reply.NoAnswer(Reply.Cause.UNREACHABLE));
        } finally {
            lock.unlock();
        }
    }

    private Optional<Result> shared(TokenOf whose) {
        var refusal = refused.get(whose.key());
        if (refusal != null && refusal.whose().equals(whose) && clock.instant().isBefore(refusal.until())) {
            return Optional.of(new Missing(refusal.reply()));
        }
        return tokens.find(whose).filter(this::isGood).map(token -> {
            known.put(whose.key(), token);
            return new Found(token);
        });
    }

    private Result underLease(TokenOf whose) {
        try {
            // Who had the lease before may have got one in the meantime.
            return shared(whose).orElseGet(() -> request(whose));
        } finally {
            leases.release(lease(whose));
        }
    }

    private Result request(TokenOf whose) {
        return switch (requests.request(whose)) {
            case TokenRequests.Granted(var value, var validity) -> keep(whose, value, validity);
            case TokenRequests.NotGranted(var reply) -> {
                var now = clock.instant();
                var until = now.plus(isFinal(reply) ? SULK : SILENCE);
                refused.put(whose.key(), new Refused(whose, reply, until));
                tokens.refused(whose, TokenRefusal.of(reply, now, until));
                yield new Missing(reply);
            }
        };
    }

    private static boolean isFinal(Reply reply) {
        return reply instanceof Reply.Answer(int errorCode, var _)
                && switch (Reaction.to(errorCode)) {
                    case RETRY -> false;
                    case REFRESH -> errorCode == WRONG_SECRET;
                    case OK, BACK_OFF, ALARM, STATE, DROP -> true;
                };
    }

    private Result keep(TokenOf whose, String value, Duration validity) {
        long generation = tokens.find(whose).map(AccessToken::generation).orElse(0L) + 1;
        var margin = validity.dividedBy(10).compareTo(LONGEST_MARGIN) < 0 ? validity.dividedBy(10) : LONGEST_MARGIN;
        var token = new AccessToken(value, generation, clock.instant().plus(validity.minus(margin)));
        tokens.save(whose, token);
        known.put(whose.key(), token);
        return new Found(token);
    }

    private boolean isGood(AccessToken token) {
        return clock.instant().isBefore(token.usableUntil());
    }

    private static String lease(TokenOf whose) {
        return "token:" + whose.key();
    }
}
