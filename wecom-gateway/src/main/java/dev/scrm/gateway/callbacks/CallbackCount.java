package dev.scrm.gateway.callbacks;

import java.util.EnumMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of an app's callbacks in some stretch of time.
 *
 * @param refusals by their reason, those of the verification of the address included
 * @param unrecognized by what WeCom calls them
 * @param times how many were answered within so many milliseconds, each in the smallest of {@link #BOUNDS_MILLIS} that holds
 * @param slowestMillis the longest that one took
 */
public record CallbackCount(
        Map<CallbackAnswer, Long> answers,
        Map<String, Long> refusals,
        Map<String, Long> unrecognized,
        Map<Integer, Long> times,
        long slowestMillis) {
    /** Nothing came. */
    public static final CallbackCount NOTHING = new CallbackCount(Map.of(), Map.of(), Map.of(), Map.of(), 0);

    /** WeCom waits 5 s; what took longer than the last counts as the last. */
    static final int[] BOUNDS_MILLIS = {5, 10, 25, 50, 100, 250, 500, 1_000, 2_000, 5_000};

    public CallbackCount {
        answers = Map.copyOf(answers);
        refusals = Map.copyOf(refusals);
        unrecognized = Map.copyOf(unrecognized);
        times = Map.copyOf(times);
    }

    public long of(CallbackAnswer answer) {
        return answers.getOrDefault(answer, 0L);
    }

    /** Those that were answered 200. */
    public long kept() {
        return of(CallbackAnswer.ACCEPTED) + of(CallbackAnswer.SPOOLED);
    }

    /** Those that were refused, the verification of the address included; a body too large has no other reason. */
    public long refused() {
        return refusals.values().stream().mapToLong(Long::longValue).sum() + of(CallbackAnswer.TOO_LARGE);
    }

    boolean isNothing() {
        return answers.isEmpty() && refusals.isEmpty() && unrecognized.isEmpty();
    }

    /** 99 of 100 were answered within so many milliseconds; 0 when none came. */
    public long p99Millis() {
        long all = times.values().stream().mapToLong(Long::longValue).sum();
        long within = 0;
        for (int bound : BOUNDS_MILLIS) {
            within += times.getOrDefault(bound, 0L);
            if (within * 100 >= all * 99) {
                return Math.min(bound, slowestMillis);
            }
        }
        return slowestMillis;
    }

    /** Both together. */
    public CallbackCount plus(CallbackCount other) {
        return new CallbackCount(
                sum(new EnumMap<>(CallbackAnswer.class), answers, other.answers, 1),
                sum(new TreeMap<>(), refusals, other.refusals, 1),
                sum(new TreeMap<>(), unrecognized, other.unrecognized, 1),
                sum(new TreeMap<>(), times, other.times, 1),
                Math.max(slowestMillis, other.slowestMillis));
    }

    /** What came since an earlier count of the same; what did not change is left out. */
    CallbackCount since(CallbackCount earlier) {
        return new CallbackCount(
                sum(new EnumMap<>(CallbackAnswer.class), answers, earlier.answers, -1),
                sum(new TreeMap<>(), refusals, earlier.refusals, -1),
                sum(new TreeMap<>(), unrecognized, earlier.unrecognized, -1),
                sum(new TreeMap<>(), times, earlier.times, -1),
                slowestMillis);
    }

    private static <K> Map<K, Long> sum(Map<K, Long> into, Map<K, Long> one, Map<K, Long> other, int sign) {
        into.putAll(one);
        other.forEach((key, count) -> into.merge(key, sign * count, Long::sum));
        return into.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
    }
}
