package dev.scrm.contact.behavior;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * How far the clock of a source is from ours, as a batch shows that says when it was sent.
 *
 * @param skew positive for a clock that is behind
 */
record SourceClock(Duration skew) {
    /** So long a batch may be on its way; what is less is no wrong clock. */
    static final Duration ON_THE_WAY = Duration.ofSeconds(10);

    /** A clock that is further off than the history that is kept was never set. */
    static final Duration FARTHEST = Duration.ofDays(BehaviorForm.KEPT_DAYS);

    /** @throws BehaviorRefused when it cannot be a time at which a batch was sent */
    static SourceClock of(String sentAt, Instant receivedAt) {
        Duration skew;
        try {
            skew = Duration.between(OffsetDateTime.parse(sentAt).toInstant(), receivedAt);
        } catch (DateTimeException _) {
            throw BehaviorRefused.invalid("sentAt", "a time of RFC 3339, such as 2026-11-21T08:30:00+08:00");
        }
        if (skew.abs().compareTo(FARTHEST) > 0) {
            throw BehaviorRefused.invalid(
                    "sentAt",
                    "the time of sending by a clock that is at most %d days off".formatted(FARTHEST.toDays()));
        }
        return new SourceClock(skew);
    }

    /** What is to be added to times of its own. */
    Duration correction() {
        return skew.abs().compareTo(ON_THE_WAY) > 0 ? Duration.ofMillis(skew.toMillis()) : Duration.ZERO;
    }
}
