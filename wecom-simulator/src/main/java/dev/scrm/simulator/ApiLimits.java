package dev.scrm.simulator;

import java.time.Duration;

/**
 * What the server API refuses.
 *
 * @param callsPerMinute of one API; 0 for no limit. WeCom's is 10,000, after which it refuses for a minute (45009)
 * @param syncsWithoutToken of kf/sync_msg in a minute; WeCom's number is not published
 * @param callsKept how many calls are remembered for {@code GET /sim/v1/calls}
 */
public record ApiLimits(
        Duration tokenValidity, TokenRenewal tokenRenewal, int callsPerMinute, int syncsWithoutToken, int callsKept) {

    /** What a second gettoken does while the first token is valid: WeCom's pages leave it open. */
    public enum TokenRenewal {
        /** The same token again. */
        SAME,
        /** A new token; the old one stays valid. */
        NEW,
        /** A new token; the old one dies. */
        REPLACE
    }

    /** As WeCom does it, but for the limit of calls, which benchmarks would hit. */
    public static ApiLimits likeWecom() {
        return new ApiLimits(Duration.ofHours(2), TokenRenewal.SAME, 0, 30, 200_000);
    }
}
