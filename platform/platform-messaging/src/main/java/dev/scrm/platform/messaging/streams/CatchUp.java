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
    private boolean reading;
    private Instant lastRecordAt = Instant.EPOCH;
    private Instant latest = Instant.EPOCH;

    public CatchUp(Instant startedAt) {
        this.startedAt = startedAt;
    }

    /** A record was read; the time is when it was written to its topic. */
    public void read(Instant recordAt) {
        started = true;
        readSinceLastTick = true;
        reading = true;
        lastRecordAt = recordAt;
    }

    /** Whether the first records after a start have come, or had the time to. */
    public boolean hasStarted(Instant now) {
        started |= !now.isBefore(startedAt.plus(FIRST_FETCH));
        return started;
    }

    /** Timers due up to the answer may fire now. To be asked once for each look at them. */
    public Instant horizon(Instant now) {
        if (!hasStarted(now)) {
            return startedAt.minus(Duration.ofDays(36_500));
        }
        reading = readSinceLastTick;
        readSinceLastTick = false;
        return reached(now);
    }

    /**
     * As of when to judge what was read last, so that it is judged as it would have been in time. It never runs back, unless the
     * clock does: what was judged as of a later time would be so again as of an earlier one.
     */
    public Instant time(Instant now) {
        var reached = reached(now);
        var before = latest.isBefore(now) ? latest : now;
        latest = reached.isBefore(before) ? before : reached;
        return latest;
    }

    private Instant reached(Instant now) {
        return reading && lastRecordAt.isBefore(now.minus(BEHIND)) ? lastRecordAt : now;
    }
}
