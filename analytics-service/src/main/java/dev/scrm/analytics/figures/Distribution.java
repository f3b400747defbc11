package dev.scrm.analytics.figures;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Durations added up: a sum, the longest and a small histogram. Two distributions add to one; a change that moves a
 * duration from one row to another takes it away with negative counts.
 *
 * @param sum of all durations, in milliseconds
 * @param longest the longest duration ever added, in milliseconds
 * @param buckets how many durations fell into each bucket; none is zero
 */
public record Distribution(long sum, long longest, SortedMap<Integer, Long> buckets) {
    public static final Distribution EMPTY = new Distribution(0, 0, Collections.emptySortedMap());

    public Distribution {
        buckets = Collections.unmodifiableSortedMap(new TreeMap<>(buckets));
    }

    public static Distribution of(long millis) {
        long value = Math.max(millis, 0);
        return new Distribution(value, value, new TreeMap<>(Collections.singletonMap(Buckets.of(value), 1L)));
    }

    public Distribution plus(Distribution other) {
        var all = new TreeMap<>(buckets);
        other.buckets.forEach((bucket, count) -> all.merge(bucket, count, Distribution::sumOrGone));
        return new Distribution(sum + other.sum, Math.max(longest, other.longest), all);
    }

    public Distribution negated() {
        var all = new TreeMap<>(buckets);
        all.replaceAll((_, count) -> -count);
        return new Distribution(-sum, 0, all);
    }

    public long count() {
        return buckets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The longest duration; exact unless a duration was taken away, then at most 3.1 % above. */
    public long max() {
        return buckets.isEmpty() ? 0 : Math.min(longest, Buckets.highest(buckets.lastKey()));
    }

    /** The duration that the given share of all does not exceed; at most 3.1 % above the true one. */
    public long percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count()));
        long seen = 0;
        for (var bucket : buckets.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return Math.min(longest, Buckets.highest(bucket.getKey()));
            }
        }
        return 0;
    }

    @SuppressWarnings("NullAway") // A merge function answers null to remove the entry.
    private static Long sumOrGone(Long one, Long other) {
        long sum = one + other;
        return sum == 0 ? null : sum;
    }
}
