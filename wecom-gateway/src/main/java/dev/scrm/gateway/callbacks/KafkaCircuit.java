package dev.scrm.gateway.callbacks;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Knows that Kafka is gone, so that not every callback waits its full time to find out. It opens after several failures
 * without a success between them; then one callback a second tries, as does whoever drains the spool, and the first
 * success closes it. On the path of each callback, so it is two plain reads and no library.
 */
final class KafkaCircuit {
    private static final int FAILURES_TO_OPEN = 8;
    private static final long PROBE_INTERVAL = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong nextProbe = new AtomicLong();

    KafkaCircuit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    boolean isOpen() {
        return failures.get() >= FAILURES_TO_OPEN;
    }

    /** Whether an event should try Kafka. */
    boolean allows() {
        if (!isOpen()) {
            return true;
        }
        long now = nanoTime.getAsLong();
        long due = nextProbe.get();
        return now - due >= 0 && nextProbe.compareAndSet(due, now + PROBE_INTERVAL);
    }

    void succeeded() {
        if (failures.get() != 0) {
            failures.set(0);
        }
    }

    /** True when this failure opened it. */
    boolean failed() {
        boolean opens = failures.incrementAndGet() == FAILURES_TO_OPEN;
        if (opens) {
            nextProbe.set(nanoTime.getAsLong() + PROBE_INTERVAL);
        }
        return opens;
    }
}
