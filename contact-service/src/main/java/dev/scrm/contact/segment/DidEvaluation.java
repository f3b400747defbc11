package dev.scrm.contact.segment;

import static java.util.Comparator.comparing;

import dev.scrm.contact.segment.Condition.Did;
import dev.scrm.contact.segment.Condition.PropertyTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a person did. The measure is taken of what is in the window now; then what comes in and goes is walked through in the
 * order of its times until the answer would be another.
 */
final class DidEvaluation {
    /** Of one person and type, or of whatever was done, no more than the latest so many count: nobody's history holds up all others. */
    static final int MOST = 10_000;

    private static final BigDecimal MOST_READ = BigDecimal.valueOf(MOST - 1);

    private final Did did;
    private final Instant now;

    DidEvaluation(Did did, Instant now) {
        this.did = did;
        this.now = now;
    }

    /**
     * What was found.
     *
     * @param measurement of what is in the window now
     * @param relevant the latest first: what has yet to come into the window, then what is in it
     * @param coming how many have yet to come
     */
    private record Found(Measurement measurement, List<Occurrence> relevant, int coming) {
        List<Occurrence> counted() {
            return relevant.subList(coming, relevant.size());
        }
    }

    Verdict of(History history) {
        return verdict(find(history, enough()));
    }

    /** As {@link #of}, with the measure of all there is. */
    Explanation explain(History history) {
        var found = find(history, MOST);
        var evidence = found.counted().stream()
                .limit(Explanation.MOST_EVIDENCE)
                .map(one -> new Explanation.Evidence(one.id(), one.type(), one.at()))
                .toList();
        var measured = found.measurement().value();
        var verdict = verdict(found);
        return new Explanation(did, verdict.holds(), verdict.until(), List.of(), measured, evidence);
    }

    private Verdict verdict(Found found) {
        boolean holds = did.bounds().contain(found.measurement().value());
        return new Verdict(holds, staysSo(holds, found) ? null : until(holds, found));
    }

    private Found find(History history, int atMost) {
        var window = did.window();
        var measurement = new Measurement(did.measure());
        if (window.isNeverEntered()) {
            return new Found(measurement, List.of(), 0);
        }
        var entered = window.entered(now);
        List<Occurrence> relevant = new ArrayList<>();
        int coming = 0;
        for (var occurrence : latest(history, window.horizon(now), atMost)) {
            var at = occurrence.at();
            if (!window.mayHold(at) || !passes(did.where(), occurrence)) {
                continue;
            }
            relevant.add(occurrence);
            if (at.isAfter(entered)) {
                coming++;
            } else {
                measurement.add(occurrence);
            }
        }
        return new Found(measurement, relevant, coming);
    }

    private List<Occurrence> latest(History history, @Nullable Instant after, int atMost) {
        var types = did.types();
        if (types.size() == 1) {
            return history.latest(did.type(), after, atMost);
        }
        return types.stream()
                .flatMap(type -> history.latest(type, after, atMost).stream())
                .sorted(comparing(Occurrence::at).reversed())
                .limit(atMost)
                .toList();
    }

    /** Of what only goes from now on a measure gets no larger, unless it has numbers below nought in it. */
    private boolean staysSo(boolean holds, Found found) {
        var bounds = did.bounds();
        return found.coming() == 0
                && found.measurement().onlyShrinks()
                && (holds
                        ? bounds.atLeast() == null
                        : bounds.atLeast() != null
                                && found.measurement().value().compareTo(bounds.atLeast()) < 0);
    }

    /**
     * Histories are in the order of time, and so is what comes and what goes: the two are walked through side by side. What happens at
     * one instant happens at once: only after it the measure counts.
     */
    private @Nullable Instant until(boolean holds, Found found) {
        var window = did.window();
        var measurement = found.measurement();
        var relevant = found.relevant();
        int entering = found.coming() - 1;
        int leaving = relevant.size() - 1;
        while (leaving >= 0) {
            var leaves = window.leaving(relevant.get(leaving).at());
            var enters = entering < 0
                    ? leaves
                    : window.entering(relevant.get(entering).at());
            var at = enters.isBefore(leaves) ? enters : leaves;
            for (;
                    entering >= 0
                            && !window.entering(relevant.get(entering).at()).isAfter(at);
                    entering--) {
                measurement.add(relevant.get(entering));
            }
            for (; leaving >= 0 && !window.leaving(relevant.get(leaving).at()).isAfter(at); leaving--) {
                measurement.takeAway(relevant.get(leaving));
            }
            if (did.bounds().contain(measurement.value()) != holds) {
                return at;
            }
        }
        return null;
    }

    /** Whether a behaviour is one of those that are asked about. Tests of behaviours do not change with time. */
    static boolean passes(List<PropertyTest> tests, Occurrence occurrence) {
        for (var where : tests) {
            var value = occurrence.properties().get(where.property());
            if (!ValueEvaluation.of(where.test(), value, occurrence.at()).holds()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Of a mere count only the latest matter: as many as it takes to be enough, and one more than are not too many. What is older
     * goes before them and changes nothing.
     */
    private int enough() {
        var window = did.window();
        boolean mereCount = did.measure() instanceof Measure.Count
                && did.where().isEmpty()
                && window.olderThan() == null
                && window.before() == null;
        if (!mereCount) {
            return MOST;
        }
        var bounds = did.bounds();
        if (bounds.atMost() != null) {
            return bounds.atMost().min(MOST_READ).intValue() + 1;
        }
        return bounds.atLeast() == null
                ? 1
                : Math.max(1, bounds.atLeast().min(MOST_READ).intValue() + 1);
    }

    /** A measure of what is in the window; what was put in can be taken out again. */
    private static final class Measurement {
        private final Measure measure;
        private final Map<Object, Integer> values = new HashMap<>();
        private long count;
        private BigDecimal sum = BigDecimal.ZERO;
        private boolean hasNegative;

        Measurement(Measure measure) {
            this.measure = measure;
        }

        void add(Occurrence occurrence) {
            switch (measure) {
                case Measure.Count() -> count++;
                case Measure.Sum asked -> {
                    var added = asked.added(occurrence);
                    hasNegative |= added.signum() < 0;
                    sum = sum.add(added);
                }
                case Measure.Distinct(var property) -> {
                    var value = occurrence.properties().get(property);
                    if (value != null) {
                        values.merge(value, 1, Integer::sum);
                    }
                }
            }
        }

        void takeAway(Occurrence occurrence) {
            switch (measure) {
                case Measure.Count() -> count--;
                case Measure.Sum asked -> sum = sum.subtract(asked.added(occurrence));
                case Measure.Distinct(var property) -> {
                    var value = occurrence.properties().get(property);
                    if (value != null) {
                        values.computeIfPresent(value, (_, times) -> times == 1 ? null : times - 1);
                    }
                }
            }
        }

        boolean onlyShrinks() {
            return !hasNegative;
        }

        BigDecimal value() {
            return switch (measure) {
                case Measure.Count() -> BigDecimal.valueOf(count);
                case Measure.Sum _ -> sum;
                case Measure.Distinct _ -> BigDecimal.valueOf(values.size());
            };
        }
    }
}
