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
 */
public record Terms(
        CallLane lane,
        Instant enterBy,
        Duration repeatFor,
        @Nullable Instant notAfter) {
    public Terms {
        requireNonNull(lane, "lane");
        requireNonNull(enterBy, "enterBy");
        requireNonNull(repeatFor, "repeatFor");
    }

    /** Of somebody who waits no longer than this, all in all. */
    public static Terms within(Duration longest, CallLane lane, Instant now) {
        return new Terms(lane, now.plus(longest), longest, now.plus(longest));
    }

    Instant lastAttempt(Instant firstAttempt) {
        var last = firstAttempt.plus(repeatFor);
        return notAfter != null && notAfter.isBefore(last) ? notAfter : last;
    }
}
