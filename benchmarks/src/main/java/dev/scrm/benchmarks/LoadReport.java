package dev.scrm.benchmarks;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What came of a run.
 *
 * @param due how many requests the schedule held
 * @param statuses how many answers of each HTTP status; 0 counts connections that broke and answers that never came
 * @param seconds from the first moment of the schedule to the last answer
 * @param micros from the moment each request was due to its answer
 */
record LoadReport(int due, Map<Integer, Long> statuses, double seconds, Histogram micros) {
    static final int NO_ANSWER = 0;

    long accepted() {
        return statuses.getOrDefault(200, 0L);
    }

    double acceptedPerSecond() {
        return accepted() / seconds;
    }

    double millisAt(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
