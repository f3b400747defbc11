package dev.scrm.gateway.callbacks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps an event durably, in Kafka or in the spool, within the time that a callback may take; events of a key in the order
 * they came in.
 *
 * <p>An event whose time in Kafka ran out may be there all the same, and then stands in the topic twice once the spool is
 * drained: both have the same id, and consumers drop the second.
 */
final class KeepEvent {
    /** What is left to the spool at least, however long an event waited for its turn or for Kafka. */
    private static final long FOR_THE_SPOOL = Duration.ofSeconds(1).toNanos();

    /** The producer gives up by itself within the budget; waiting a little longer spares most of the doubles. */
    private static final long GRACE = Duration.ofMillis(100).toNanos();

    private final EventLog log;
    private final Spool spool;
    private final SpooledKeys spooledKeys;
    private final KafkaCircuit circuit;
    private final Deadlines deadlines;
    private final CallbackSettings settings;
    private final LongSupplier nanoTime;
    private final KeyTurns turns = new KeyTurns();
    private final Clock clock;
    private final AtomicLong lastPosition = new AtomicLong();

    KeepEvent(
            EventLog log,
            Spool spool,
            SpooledKeys spooledKeys,
            KafkaCircuit circuit,
            Deadlines deadlines,
            CallbackSettings settings,
            Clock clock,
            LongSupplier nanoTime) {
        this.log = log;
        this.spool = spool;
        this.spooledKeys = spooledKeys;
        this.circuit = circuit;
        this.deadlines = deadlines;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /**
     * Of the wall clock, so that the events that several replicas and a restarted process spool come out in the order of
     * their arrival, and always after the last one of this process.
     */
    private long nextPosition() {
        long now = clock.millis() * 1_000;
        return lastPosition.updateAndGet(last -> Math.max(last + 1, now));
    }

    CallbackAnswer keep(CallbackEvent event) throws InterruptedException {
        long deadline = nanoTime.getAsLong() + settings.answerBudget().toNanos();
        if (!event.ordered()) {
            return keep(event, nextPosition(), true, deadline);
        }
        try (var turn = turns.take(event.key())) {
            long position = nextPosition();
            boolean isNext = turn.await(deadline - FOR_THE_SPOOL - nanoTime.getAsLong());
            return keep(event, position, isNext, deadline);
        }
    }

    private CallbackAnswer keep(CallbackEvent event, long position, boolean isNext, long deadline)
            throws InterruptedException {
        if (isNext && !spooledKeys.holds(event.key()) && circuit.allows() && isKeptInKafka(event, deadline)) {
            return CallbackAnswer.ACCEPTED;
        }
        return isKeptInSpool(new Spool.Spooled(position, event), deadline)
                ? CallbackAnswer.SPOOLED
                : CallbackAnswer.UNAVAILABLE;
    }

    private boolean isKeptInKafka(CallbackEvent event, long deadline) {
        var appended = log.append(event);
        long left = deadline - FOR_THE_SPOOL - nanoTime.getAsLong();
        boolean kept = deadlines.endsWell(
                appended, Math.min(left, settings.kafkaBudget().toNanos() + GRACE));
        if (kept) {
            circuit.succeeded();
        } else if (circuit.failed()) {
            deadlines.endAll(); // those that wait now go to the spool at once as well
        }
        return kept;
    }

    private boolean isKeptInSpool(Spool.Spooled spooled, long deadline) throws InterruptedException {
        var key = spooled.event().key();
        spooledKeys.adding(key);
        try {
            spool.add(spooled).get(deadline - nanoTime.getAsLong(), NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } finally {
            spooledKeys.added(key);
        }
    }
}
