package dev.scrm.gateway.callbacks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at the spool again and again for as long as the gateway runs, and has it drained. */
final class TendSpool {
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

    private final KafkaCircuit circuit;
    private final SpooledKeys spooledKeys;
    private final DrainSpool drainSpool;
    private final CallbackCounts counts;
    private final Duration interval;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("tend-spool").unstarted(this::run);

    TendSpool(
            KafkaCircuit circuit,
            SpooledKeys spooledKeys,
            DrainSpool drainSpool,
            CallbackCounts counts,
            Duration interval) {
        this.circuit = circuit;
        this.spooledKeys = spooledKeys;
        this.drainSpool = drainSpool;
        this.counts = counts;
        this.interval = interval;
    }

    /** Reads the spool once, so that the first callback finds the keys held that an earlier process left, and goes on. */
    void start() throws InterruptedException {
        tend(false);
        thread.start();
    }

    void stop() throws InterruptedException {
        stopped.countDown();
        if (!thread.join(TIME_TO_STOP)) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                tend(true);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the process ends, and with it this thread
        }
    }

    /** A spool that cannot be reached is no reason to end: it is looked at again at the next interval. */
    private void tend(boolean drains) throws InterruptedException {
        try {
            if (!circuit.isOpen()) { // while Kafka is gone everything is spooled and nothing is drained
                spooledKeys.refresh();
            }
            if (drains && (circuit.isOpen() || !spooledKeys.isEmpty())) {
                drain();
                spooledKeys.refresh();
            }
        } catch (RuntimeException failure) {
            counts.spoolUnreachable(failure);
        }
    }

    private void drain() throws InterruptedException {
        for (int drained = drainSpool.drain(); drained > 0 && stopped.getCount() > 0; drained = drainSpool.drain()) {
            counts.drained(drained);
        }
    }
}
