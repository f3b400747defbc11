package dev.scrm.gateway.wecom;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That WeCom did not give a token when it was last asked for one.
 *
 * @param errorCode what it said; null when it did not answer
 * @param until nobody asks again before
 */
public record TokenRefusal(@Nullable Integer errorCode, Instant at, Instant until) {
    public TokenRefusal {
        requireNonNull(at, "at");
        requireNonNull(until, "until");
    }

    static TokenRefusal of(Reply reply, Instant at, Instant until) {
        return new TokenRefusal(reply instanceof Reply.Answer(int errorCode, var _) ? errorCode : null, at, until);
    }
}
