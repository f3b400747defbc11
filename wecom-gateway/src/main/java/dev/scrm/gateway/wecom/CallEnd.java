package dev.scrm.gateway.wecom;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * How a call ended, after all its attempts.
 *
 * @param reply the last one
 * @param attempts calls that were made
 * @param doubtful whether an attempt before the last may have taken effect although it was not accepted
 * @param value what the call was for; null unless it was accepted and answers more than that
 */
public record CallEnd<T>(
        Reply reply,
        int attempts,
        boolean doubtful,
        @Nullable T value) {
    public CallEnd {
        requireNonNull(reply, "reply");
    }

    /** Whether one of the attempts, the last included, may have taken effect although none was accepted. */
    public boolean mayHaveTakenEffect() {
        return doubtful || (attempts > 0 && reply.mayHaveTakenEffect());
    }

    /** The value of a call that was accepted. */
    public T required() {
        return requireNonNull(value, "Expected a value of an accepted call");
    }
}
