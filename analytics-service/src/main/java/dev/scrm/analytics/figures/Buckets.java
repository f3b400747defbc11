package dev.scrm.analytics.figures;

/**
 * How durations are grouped so that distributions stay small and can be added: exact below 64, then 32 buckets to each
 * doubling, which makes a bucket at most 3.1 % wide.
 */
final class Buckets {
    private static final int PER_DOUBLING = 32;
    private static final int PER_DOUBLING_BITS = 5;

    private Buckets() {}

    /** The bucket of a value from 0; negative ones, from clocks that disagree, count as 0. */
    static int of(long value) {
        if (value < PER_DOUBLING) {
            return (int) Math.max(value, 0);
        }
        int shift = 63 - Long.numberOfLeadingZeros(value) - PER_DOUBLING_BITS;
        return shift * PER_DOUBLING + (int) (value >>> shift);
    }

    /** The greatest value of a bucket. */
    static long highest(int bucket) {
        if (bucket < PER_DOUBLING) {
            return bucket;
        }
        int shift = bucket / PER_DOUBLING - 1;
        long lowest = (long) (bucket % PER_DOUBLING + PER_DOUBLING) << shift;
        return lowest + (1L << shift) - 1;
    }
}
