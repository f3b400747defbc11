package dev.scrm.gateway.transfers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one contact's transfer. */
public record TransferResult(
        String externalUserId, End end, @Nullable Instant takenOverAt) {
    /** How it ended. */
    public enum End {
        DONE,
        /** The contact does not want the new staff member. */
        REFUSED,
        /** The new staff member can take no more contacts. */
        FULL,
        /** WeCom did not tell in time. */
        UNKNOWN
    }
}
