package dev.scrm.gateway.wecom;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.budget.CallLane;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a call may wait and how hard it is tried.
 *
 * @param enterBy until then it waits for its turn, where WeCom's limits make it wait
 * @param repeatFor no attempt begins so long after the first one
 * @param notAfter no attempt but the first begins after that; null when it is worth it at any time
 * @param beforeFirst what is done right before the first attempt, which is not made when it throws
 */
public record Terms(
        CallLane lane,
        Instant enterBy,
        Duration repeatFor,
        @Nullable Instant notAfter,
        Runnable beforeFirst) {
    public Terms {
        requireNonNull(lane, "lane");
        requireNonNull(enterBy, "enterBy");
        requireNonNull(repeatFor, "repeatFor");
        requireNonNull(beforeFirst, "beforeFirst");
    }

    /** Before the call nothing is done. */
    public Terms(CallLane lane, Instant enterBy, Duration repeatFor, @Nullable Instant notAfter) {
        this(lane, enterBy, repeatFor, notAfter, () -> {});
    }

    /** Of somebody who waits no longer than this, all in all. */
    public static Terms within(Duration longest, CallLane lane, Instant now) {
        return new Terms(lane, now.plus(longest), longest, now.plus(longest));
    }

    /** The same with something that is done right before the first attempt. */
    public Terms before(Runnable first) {
        return new Terms(lane, enterBy, repeatFor, notAfter, first);
    }

    Instant lastAttempt(Instant firstAttempt) {
        var last = firstAttempt.plus(repeatFor);
        return notAfter != null && notAfter.isBefore(last) ? notAfter : last;
    }
}
