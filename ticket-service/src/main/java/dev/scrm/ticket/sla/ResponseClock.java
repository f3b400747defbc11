package dev.scrm.ticket.sla;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first-response clock of one ticket: started by the customer's message, stopped by the first answer (or by closing).
 * An answer that did not reach the customer does not count: the clock goes on.
 * Whether it was kept is judged by the time of the answer, never by when somebody looked.
 *
 * @param noticedAt when the missed deadline was announced; it is announced once
 */
public record ResponseClock(
        Instant startedAt,
        Instant dueAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant noticedAt) {

    public ResponseClock {
        requireNonNull(startedAt, "startedAt");
        requireNonNull(dueAt, "dueAt");
        if (dueAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("Expected a deadline after %s but got %s".formatted(startedAt, dueAt));
        }
    }

    public static ResponseClock started(Instant startedAt, Instant dueAt) {
        return new ResponseClock(startedAt, dueAt, null, null);
    }

    public boolean running() {
        return stoppedAt == null;
    }

    /** An answer on the dot is in time. */
    public boolean missedBy(Instant answer) {
        return answer.isAfter(dueAt);
    }

    /** True when nobody has answered by then and it has not been announced yet. */
    public boolean breachIsNews(Instant now) {
        return running() && noticedAt == null && missedBy(now);
    }

    /** The verdict: an answer known late but given in time keeps the promise, even when a breach was announced. */
    public boolean breached() {
        return stoppedAt == null ? noticedAt != null : missedBy(stoppedAt);
    }

    /** When somebody has to look at this clock next; none once it is stopped or its breach announced. */
    public Optional<Instant> deadline() {
        return running() && noticedAt == null ? Optional.of(dueAt) : Optional.empty();
    }

    /** Stops a running clock; clocks of two machines may differ, so an answer is never before its question. */
    public ResponseClock stopped(Instant at) {
        return running()
                ? new ResponseClock(startedAt, dueAt, at.isBefore(startedAt) ? startedAt : at, noticedAt)
                : this;
    }

    /** Goes on as though the answer had not been given: from the same start, to the same deadline. */
    public ResponseClock resumed() {
        return running() ? this : new ResponseClock(startedAt, dueAt, null, noticedAt);
    }

    public ResponseClock noticed(Instant at) {
        return noticedAt == null ? new ResponseClock(startedAt, dueAt, stoppedAt, at) : this;
    }

    /** What the clock shows at that time. */
    public Duration elapsed(Instant now) {
        var end = stoppedAt == null ? now : stoppedAt;
        return end.isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, end);
    }
}
