package dev.scrm.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Times a piece of work in processor time of this thread, which other processes on the machine do not change much. */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 5;

    private Stopwatch() {}

    /** Median microseconds of each work, in rounds that take turns, after a warm-up. */
    static double[] compare(Duration round, IntConsumer... works) {
        var micros = new double[works.length][ROUNDS];
        for (var work : works) {
            micros(round.multipliedBy(2), work);
        }
        for (int i = 0; i < ROUNDS; i++) {
            for (int w = 0; w < works.length; w++) {
                micros[w][i] = micros(round, works[w]);
            }
        }
        return Arrays.stream(micros).mapToDouble(Stopwatch::median).toArray();
    }

    /**
     * The work gets a number that grows, so that it can take another input each time. A round lasts so much processor
     * time, not time on the clock: on a busy machine slow work would not get warm otherwise.
     */
    private static double micros(Duration round, IntConsumer work) {
        long before = THREADS.getCurrentThreadCpuTime();
        long used = 0;
        int times = 0;
        for (int batch = 1; used < round.toNanos(); ) {
            for (int i = 0; i < batch; i++) {
                work.accept(times++);
            }
            long usedBefore = used;
            used = THREADS.getCurrentThreadCpuTime() - before;
            // Asking for the time costs something too; once in a millisecond does not matter.
            batch = used - usedBefore < 1_000_000 ? 2 * batch : batch;
        }
        return used / 1e3 / times;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
