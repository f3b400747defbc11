package dev.scrm.platform.messaging.streams;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the timers of a partition may run. After a standstill the records of that time come first: a timer that fired
 * before a message written in time was read would act on what is not so. While the partition catches up, its time is that
 * of the records it reads; else it is the clock's.
 */
public final class CatchUp {
    private static final Duration BEHIND = Duration.ofSeconds(2);
    /** How long the first records after a start may take to come. */
    private static final Duration FIRST_FETCH = Duration.ofSeconds(1);

    private final Instant startedAt;
    private boolean started;
    private boolean readSinceLastTick;
    private Instant lastRecordAt = Instant.EPOCH;

    public CatchUp(Instant startedAt) {
        this.startedAt = startedAt;
    }

    /** A record was read; the time is when it was written to its topic. */
    public void read(Instant recordAt) {
        started = true;
        readSinceLastTick = true;
        lastRecordAt = recordAt;
    }

    /** Timers due up to the answer may fire now. */
    public Instant horizon(Instant now) {
        if (!started && now.isBefore(startedAt.plus(FIRST_FETCH))) {
            return startedAt.minus(Duration.ofDays(36_500));
        }
        started = true;
        boolean behind = readSinceLastTick && lastRecordAt.isBefore(now.minus(BEHIND));
        readSinceLastTick = false;
        return behind ? lastRecordAt : now;
    }
}
