package dev.scrm.gateway.corps;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A credential that changes here and in WeCom's console at two different moments: the current one, and former ones that
 * are still good for a while.
 *
 * @param since when the current one was set
 * @param former the latest first; some may be over
 */
public record Rotating<T>(T current, Instant since, List<Former<T>> former) {
    /** So many former ones are good at once: enough to mend a mistyped one without losing the one in use. */
    private static final int MOST_FORMER = 3;

    /** One that was current before. */
    public record Former<T>(T value, Instant until) {
        public Former {
            requireNonNull(value, "value");
            requireNonNull(until, "until");
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Former[until=" + until + "]";
        }
    }

    public Rotating {
        requireNonNull(current, "current");
        requireNonNull(since, "since");
        former = List.copyOf(former);
    }

    /** One that never changed. */
    public static <T> Rotating<T> of(T current, Instant since) {
        return new Rotating<>(current, since, List.of());
    }

    /** The former ones that are still good, the latest first. */
    public List<T> formerAt(Instant now) {
        return stillGood(now).stream().map(Former::value).toList();
    }

    /**
     * The next one becomes current; with no overlap at all everything former ends at once.
     *
     * @throws CorpRefused when too many former ones would be good
     */
    public Rotating<T> rotated(T next, Instant now, Duration overlap) {
        if (next.equals(current)) {
            return this;
        }
        if (overlap.isZero()) {
            return of(next, now);
        }
        var stillGood = new ArrayList<Former<T>>();
        stillGood.add(new Former<>(current, now.plus(overlap)));
        stillGood(now).stream().filter(one -> !one.value().equals(next)).forEach(stillGood::add);
        if (stillGood.size() > MOST_FORMER) {
            throw CorpRefused.rotationsUnderWay(MOST_FORMER);
        }
        return new Rotating<>(next, now, stillGood);
    }

    /** Only the current one is good any more. */
    public Rotating<T> retired() {
        return former.isEmpty() ? this : of(current, since);
    }

    /** The former ones that are still good, with their ends. */
    public List<Former<T>> stillGood(Instant now) {
        return former.stream().filter(one -> now.isBefore(one.until())).toList();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Rotating[since=%s, former=%s]".formatted(since, former);
    }
}
