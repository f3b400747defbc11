package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param errorCode WeCom's last answer; null when there was none
 * @param reason the code of a {@link Reason} when it was not sent
 * @param attempts calls made
 * @param result what WeCom gave for it, by our names, such as {@code messageId}; empty where it gives nothing
 * @param fetched what was fetched
 */
public record Outcome(
        Status status,
        @Nullable Integer errorCode,
        @Nullable String reason,
        int attempts,
        Instant finishedAt,
        Map<String, Object> result,
        @Nullable Fetched fetched) {

    public Outcome {
        result = Map.copyOf(result);
    }

    /** The outcome as it stands, with what this process has fetched for it. */
    public Outcome with(@Nullable Fetched read) {
        return new Outcome(status, errorCode, reason, attempts, finishedAt, result, read);
    }

    /** How it ended. */
    public enum Status {
        /** WeCom accepted it. */
        SENT,
        /** It was refused and is given up. */
        FAILED,
        /** Its time was over before WeCom accepted it. */
        EXPIRED,
        /** It was taken back before it was sent. */
        SUPPRESSED
    }

    public static Outcome sent(int attempts, Instant at) {
        return new Outcome(Status.SENT, 0, null, attempts, at, Map.of(), null);
    }

    /** Accepted, with what WeCom gave for it. */
    public static Outcome sent(Map<String, Object> result, int attempts, Instant at) {
        return new Outcome(Status.SENT, 0, null, attempts, at, result, null);
    }

    /** Taken back; certainly not sent. */
    public static Outcome suppressed(Reason reason, Instant at) {
        return new Outcome(Status.SUPPRESSED, null, reason.code(), 0, at, Map.of(), null);
    }

    /** Given back after calls that certainly took no effect. */
    static Outcome suppressed(@Nullable Integer errorCode, Reason reason, int attempts, Instant at) {
        return new Outcome(Status.SUPPRESSED, errorCode, reason.code(), attempts, at, Map.of(), null);
    }

    public static Outcome fetched(Fetched fetched, int attempts, Instant at) {
        return new Outcome(Status.SENT, 0, null, attempts, at, Map.of(), fetched);
    }

    public static Outcome expired(@Nullable Integer errorCode, int attempts, Instant at) {
        return new Outcome(Status.EXPIRED, errorCode, Reason.EXPIRED.code(), attempts, at, Map.of(), null);
    }

    public static Outcome failed(@Nullable Integer errorCode, Reason reason, int attempts, Instant at) {
        return new Outcome(Status.FAILED, errorCode, reason.code(), attempts, at, Map.of(), null);
    }
}
