package dev.scrm.quickstart.demo;

import java.util.Arrays;
import java.util.Collection;

/** Times in milliseconds, sorted; a percentile is a time that was measured, not one in between. */
record Percentiles(double[] sorted) {
    static Percentiles of(Collection<Double> millis) {
        var sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /** The smallest time that so many percent do not exceed. */
    double at(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }

    /** Half, all but one of a hundred, and the worst. */
    String inWords() {
        return "p50 %.1f ms, p99 %.1f ms, slowest %.1f ms".formatted(at(50), at(99), highest());
    }

    double highest() {
        return sorted[sorted.length - 1];
    }
}
