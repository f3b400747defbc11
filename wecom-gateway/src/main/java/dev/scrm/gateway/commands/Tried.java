package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.wecom.CallEnd;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was tried for a command so far.
 *
 * @param doubtfulSince when a call was made that may have taken effect although nobody knows; null when none was
 * @param attempts calls made
 * @param errorCode WeCom's last answer; null when there was none
 */
public record Tried(
        @Nullable Instant doubtfulSince,
        int attempts,
        @Nullable Integer errorCode) {
    /** A call may take effect so long after it was made, when nobody waits for its answer any more. */
    static final Duration SETTLING = Duration.ofSeconds(10);

    /** Nothing yet. */
    public static final Tried NOTHING = new Tried(null, 0, null);

    /** A call may have been made at that time, by a process that died or by another replica. */
    public static Tried interruptedAt(Instant at) {
        return new Tried(at, 0, null);
    }

    /** With the calls that were refused in between. */
    Tried called(CallEnd<?> end) {
        return new Tried(doubtfulSince, attempts + end.attempts(), errorCode);
    }

    boolean isDoubtful() {
        return doubtfulSince != null;
    }

    /**
     * When the effect of a doubtful call can be seen for certain. A call that another process took on may be made as late as
     * a round allows: that process may still be at it.
     */
    Instant settled(CallLane lane) {
        var since = requireNonNull(doubtfulSince).plus(SETTLING);
        return attempts == 0 ? since.plus(LaneTimes.longestRound(lane)) : since;
    }

    /** After it turned out that no call was made. */
    Tried withoutDoubt() {
        return new Tried(null, attempts, errorCode);
    }

    /** The first doubt is the one that counts. */
    public Tried doubtfulFrom(Instant at) {
        return doubtfulSince != null && !doubtfulSince.isAfter(at) ? this : new Tried(at, attempts, errorCode);
    }
}
