package dev.scrm.contact.contact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When something is said, as exact as the store keeps it. */
public final class Moment {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    /** Later years have no form in RFC 3339, and the latest of all no place in a store. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    /** Clocks differ; what is said for later would outlast whatever is said until then. */
    private static final Duration AHEAD_AT_MOST = Duration.ofMinutes(5);

    private Moment() {}

    /** Now, but after what is known: who says something now has the last word, whatever another machine's clock had shown. */
    static Instant after(Optional<Instant> known, Clock clock) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return known.filter(at -> !at.isBefore(now)).map(at -> at.plusMillis(1)).orElse(now);
    }

    /** A time to come that a caller names for an end; empty when it cannot be. */
    static Optional<Instant> toCome(Instant at, Clock clock) {
        return !at.isAfter(clock.instant()) || at.isAfter(LATEST)
                ? Optional.empty()
                : Optional.of(at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** A time that a caller names; empty when it cannot be. */
    public static Optional<Instant> named(Instant at, Clock clock) {
        return at.isBefore(EARLIEST) || at.isAfter(clock.instant().plus(AHEAD_AT_MOST))
                ? Optional.empty()
                : Optional.of(at.truncatedTo(ChronoUnit.MILLIS));
    }
}
