package dev.scrm.gateway.callbacks;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Ends waits for Kafka that take too long by looking, now and then, at everything that is awaited. A timed wait would set
 * and cancel a timer and wake its thread for each callback, and cost more than the rest of the wait.
 */
final class Deadlines {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    /** One wait; equal to itself only. */
    private static final class Awaited {
        private final CompletableFuture<?> future;
        private final long deadline;

        private Awaited(CompletableFuture<?> future, long deadline) {
            this.future = future;
            this.deadline = deadline;
        }
    }

    private final LongSupplier nanoTime;
    private final Set<Awaited> awaited = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopped = new CountDownLatch(1);

    Deadlines(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void start() {
        Thread.ofPlatform().name("deadlines").daemon().start(this::run);
    }

    void stop() {
        stopped.countDown();
    }

    /** Waits; false when it failed and when it did not come in time: either way it is not known to be kept. */
    boolean endsWell(CompletableFuture<?> future, long nanos) {
        var wait = new Awaited(future, nanoTime.getAsLong() + nanos);
        awaited.add(wait);
        try {
            future.join();
            return true;
        } catch (CompletionException _) {
            return false;
        } finally {
            awaited.remove(wait);
        }
    }

    void endOverdue() {
        long now = nanoTime.getAsLong();
        awaited.forEach(wait -> {
            if (now - wait.deadline > 0) {
                end(wait);
            }
        });
    }

    /** Nobody will answer: nothing needs to wait for its time to run out. */
    void endAll() {
        awaited.forEach(Deadlines::end);
    }

    private static void end(Awaited wait) {
        wait.future.completeExceptionally(new TimeoutException("Expected an acknowledgement in time"));
    }

    private void run() {
        try {
            while (!stopped.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                endOverdue();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the process ends
        }
    }
}
