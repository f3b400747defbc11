package dev.scrm.gateway.commands;

import dev.scrm.gateway.wecom.ExternalContact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param errorCode WeCom's last answer; null when there was none
 * @param reason a slug when it was not sent
 * @param attempts calls made
 * @param contact what was fetched
 */
public record Outcome(
        Status status,
        @Nullable Integer errorCode,
        @Nullable String reason,
        int attempts,
        Instant finishedAt,
        @Nullable ExternalContact contact) {

    /** The outcome as it stands, with what this process has fetched for it. */
    public Outcome with(@Nullable ExternalContact fetched) {
        return new Outcome(status, errorCode, reason, attempts, finishedAt, fetched);
    }

    /** How it ended. */
    public enum Status {
        /** WeCom accepted it. */
        SENT,
        /** It was refused and is given up. */
        FAILED,
        /** Its time was over before WeCom accepted it. */
        EXPIRED
    }

    public static Outcome sent(int attempts, Instant at) {
        return new Outcome(Status.SENT, 0, null, attempts, at, null);
    }

    public static Outcome fetched(ExternalContact contact, int attempts, Instant at) {
        return new Outcome(Status.SENT, 0, null, attempts, at, contact);
    }

    public static Outcome expired(@Nullable Integer errorCode, int attempts, Instant at) {
        return new Outcome(Status.EXPIRED, errorCode, "expired", attempts, at, null);
    }

    public static Outcome failed(@Nullable Integer errorCode, String reason, int attempts, Instant at) {
        return new Outcome(Status.FAILED, errorCode, reason, attempts, at, null);
    }
}
