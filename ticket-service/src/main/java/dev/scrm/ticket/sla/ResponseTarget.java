package dev.scrm.ticket.sla;

import java.time.Duration;
import java.time.Instant;

/** When the first response to a message is due. The place where a corp's calendar will count. */
public final class ResponseTarget {
    private final Duration firstResponse;

    public ResponseTarget(Duration firstResponse) {
        this.firstResponse = firstResponse;
    }

    /** A started clock for what a customer wrote at that time. */
    public ResponseClock start(Instant writtenAt) {
        return ResponseClock.started(writtenAt, writtenAt.plus(firstResponse));
    }
}
