package dev.scrm.gateway.wecom;

import java.time.Duration;

/** How long something waits that WeCom did not answer or did not allow. */
public final class RetryPause {
    /** WeCom counts calls by the minute. */
    public static final Duration OF_LIMIT = Duration.ofMinutes(1);

    private static final Duration FIRST = Duration.ofSeconds(1);

    private RetryPause() {}

    /** 1, 4, 16, 64 s and so on. */
    public static Duration after(int failures, Duration longest) {
        var growing = FIRST.multipliedBy(1L << Math.min(2 * (failures - 1), 20));
        return growing.compareTo(longest) > 0 ? longest : growing;
    }
}
