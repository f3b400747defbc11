package dev.scrm.gateway.callbacks;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets the events of a key be kept one after the other. Were two of them on their way to Kafka at once, the first might
 * time out and go to the spool while the second arrives: then no later care could bring them in order again.
 */
final class KeyTurns {
    private final ConcurrentHashMap<String, Turn> last = new ConcurrentHashMap<>();

    /** Takes a place behind all turns of the key that are not over; close it whatever happens. */
    Turn take(String key) {
        var turn = new Turn(key);
        turn.before = last.put(key, turn);
        return turn;
    }

    /** A place in a key's queue. */
    final class Turn implements AutoCloseable {
        private final String key;
        private final CountDownLatch over = new CountDownLatch(1);
        private @Nullable Turn before;

        private Turn(String key) {
            this.key = key;
        }

        /** Waits for the turns before this one; false when they are not over in time. */
        boolean await(long nanos) throws InterruptedException {
            var waitedFor = before;
            before = null; // or a busy key would keep all its past in memory
            return waitedFor == null || waitedFor.over.await(nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            over.countDown();
            last.remove(key, this);
        }
    }
}
