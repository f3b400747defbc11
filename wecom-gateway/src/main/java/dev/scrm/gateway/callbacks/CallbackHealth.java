package dev.scrm.gateway.callbacks;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an app's callbacks did lately.
 *
 * @param lastKept when the last one was answered 200
 * @param lastProven when WeCom last verified the address
 * @param lastRefusals when one was last refused, by reason
 * @param hours what came in each hour, by its beginning
 */
public record CallbackHealth(
        @Nullable Instant lastKept,
        @Nullable Instant lastProven,
        Map<String, Instant> lastRefusals,
        SortedMap<Instant, CallbackCount> hours) {
    /** Nothing is known: nothing ever came. */
    public static final CallbackHealth UNKNOWN = new CallbackHealth(null, null, Map.of(), new TreeMap<>());

    public CallbackHealth {
        lastRefusals = Map.copyOf(lastRefusals);
        requireNonNull(hours, "hours");
    }

    /** The last refusal. */
    public record Refusal(String reason, Instant at) {}

    /** The hour in which something is counted. */
    public static Instant hourOf(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    /** The beginning of the stretch that {@link #ofLastDay} is about: this hour and the 23 before. */
    public static Instant lastDayFrom(Instant now) {
        return hourOf(now).minus(Duration.ofHours(23));
    }

    public CallbackCount ofLastDay(Instant now) {
        return from(lastDayFrom(now));
    }

    /** This hour and the one before. */
    public CallbackCount lately(Instant now) {
        return from(hourOf(now).minus(Duration.ofHours(1)));
    }

    private CallbackCount from(Instant hour) {
        return hours.tailMap(hour).values().stream().reduce(CallbackCount.NOTHING, CallbackCount::plus);
    }

    public Optional<Refusal> lastRefusal() {
        return lastRefusals.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(last -> new Refusal(last.getKey(), last.getValue()));
    }

    /** When a callback was last kept or the address proven. */
    Optional<Instant> lastSign() {
        return lastKept == null || (lastProven != null && lastProven.isAfter(lastKept))
                ? Optional.ofNullable(lastProven)
                : Optional.of(lastKept);
    }
}
