package dev.scrm.simulator;

import java.util.Map;

/**
 * The limits of calls that can be changed while the platform runs.
 *
 * @param perMinute calls of one API in a calendar minute; 0 for no limit
 * @param perHour calls of one API in a calendar hour; 0 for no limit
 * @param quotas other numbers for the per-minute limit of single APIs, by path
 * @param concurrency how many calls of an API may be in progress (45033), by path; {@code *} for each API not named
 * @param functions whether single functions have the limits that WeCom documents for them: moments, tickets, approvals,
 *     robots, permanent pictures
 * @param appMessages whether messages beyond 30 a minute and 1000 an hour to one member are dropped
 * @param latencyMs how long each call takes at least
 */
public record LimitSettings(
        int perMinute,
        int perHour,
        Map<String, Integer> quotas,
        Map<String, Integer> concurrency,
        boolean functions,
        boolean appMessages,
        long latencyMs) {
    /** WeCom publishes no numbers; it is known for being strict with these two. */
    public static final Map<String, Integer> WECOM_CONCURRENCY =
            Map.of("externalcontact/mark_tag", 5, "kf/sync_msg", 5);

    public LimitSettings {
        quotas = Map.copyOf(quotas);
        concurrency = Map.copyOf(concurrency);
    }

    /** As WeCom does it. */
    public static LimitSettings likeWecom() {
        return new LimitSettings(10_000, 150_000, Map.of(), WECOM_CONCURRENCY, true, true, 0);
    }

    /** Without the limits that every API has, which benchmarks would hit. */
    public static LimitSettings lenient(int perMinute) {
        return new LimitSettings(perMinute, 0, Map.of(), Map.of(), true, true, 0);
    }
}
