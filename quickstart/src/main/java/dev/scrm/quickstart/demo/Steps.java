package dev.scrm.quickstart.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Tells the story step by step, each with its milliseconds. */
final class Steps {
    private static final Duration POLL = Duration.ofMillis(20);

    private final PrintStream out;
    private int number;

    Steps(PrintStream out) {
        this.out = out;
    }

    /** Does something that takes its time and says what came of it. */
    <T> T step(String what, Supplier<T> work) {
        long since = System.nanoTime();
        try {
            var result = work.get();
            out.printf("%2d ✓ %-58s %8.0f ms%n", ++number, what, millisSince(since));
            return result;
        } catch (DemoFailedException e) {
            out.printf("%2d ✗ %-58s %8.0f ms%n", ++number, what, millisSince(since));
            throw e;
        }
    }

    /** Something to know about the last step. */
    void detail(String text) {
        out.println("     " + text);
    }

    /** Asks again and again until there is an answer; fails with the expectation when there is none in time. */
    static <T> T await(String expectation, Duration patience, Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > deadline) {
                throw new DemoFailedException("Expected %s within %d s".formatted(expectation, patience.toSeconds()));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }
}
