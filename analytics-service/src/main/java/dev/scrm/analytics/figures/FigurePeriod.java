package dev.scrm.analytics.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hours asked for: those that begin in the period. The hour that {@code from} lies in belongs to it.
 *
 * @param from the first hour, at its start
 * @param to the end, not in the period itself
 */
public record FigurePeriod(Instant from, Instant to) {
    public static final Duration DEFAULT = Duration.ofHours(24);
    public static final Duration LONGEST = Duration.ofDays(92);

    public FigurePeriod {
        from = from.truncatedTo(ChronoUnit.HOURS);
        if (!from.isBefore(to)) {
            throw new FigureQueryRefused(
                    "period-empty",
                    "Expected from to be before to but got %s and %s".formatted(from, to),
                    Map.of("field", "from"));
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new FigureQueryRefused(
                    "period-too-long",
                    "Expected at most %d days but got %s to %s".formatted(LONGEST.toDays(), from, to),
                    Map.of("field", "to", "maximumDays", LONGEST.toDays()));
        }
    }

    /** The period from one instant to another; what is not given makes it the 24 hours before the other, or now. */
    public static FigurePeriod of(@Nullable Instant from, @Nullable Instant to, Instant now) {
        var end = to == null ? now : to;
        return new FigurePeriod(from == null ? end.minus(DEFAULT) : from, end);
    }
}
