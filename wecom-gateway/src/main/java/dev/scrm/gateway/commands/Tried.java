package dev.scrm.gateway.commands;

import dev.scrm.gateway.wecom.CallEnd;
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

    /** The first doubt is the one that counts. */
    public Tried doubtfulFrom(Instant at) {
        return doubtfulSince != null && !doubtfulSince.isAfter(at) ? this : new Tried(at, attempts, errorCode);
    }
}
