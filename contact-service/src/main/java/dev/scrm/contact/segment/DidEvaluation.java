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
    /** Of one person and type no more than the latest so many count: nobody's history holds up all others. */
    static final int MOST = 10_000;

    private static final BigDecimal MOST_READ = BigDecimal.valueOf(MOST - 1);

    private final Did did;
    private final Instant now;

    DidEvaluation(Did did, Instant now) {
        this.did = did;
        this.now = now;
    }

    /** Something comes into the window, or goes. */
    private record Change(Instant at, Occurrence occurrence, boolean comes) {}

    /** What was found: the measure, what will change it, and what counts now, the latest first. */
    private record Found(Measurement measurement, List<Change> changes, List<Occurrence> counted) {}

    Verdict of(History history) {
        return verdict(find(history, enough()));
    }

    /** As {@link #of}, with the measure of all there is. */
    Explanation explain(History history) {
        var found = find(history, MOST);
        var evidence = found.counted().stream()
                .limit(Explanation.MOST_EVIDENCE)
                .map(one -> new Explanation.Evidence(one.id(), did.type(), one.at()))
                .toList();
        var measured = found.measurement().value();
        var verdict = verdict(found);
        return new Explanation(did, verdict.holds(), verdict.until(), List.of(), measured, evidence);
    }

    private Verdict verdict(Found found) {
        boolean holds = did.bounds().contain(found.measurement().value());
        return new Verdict(holds, until(holds, found.measurement(), found.changes()));
    }

    private Found find(History history, int atMost) {
        var window = did.window();
        var measurement = new Measurement(did.measure());
        List<Change> changes = new ArrayList<>();
        List<Occurrence> counted = new ArrayList<>();
        for (var occurrence : history.latest(did.type(), window.horizon(now), atMost)) {
            var at = occurrence.at();
            if (!window.mayHold(at, now) || !passes(did.where(), occurrence)) {
                continue;
            }
            var entering = window.entering(at);
            var leaving = window.leaving(at);
            if (!entering.isBefore(leaving)) {
                continue; // Of a window that nothing is ever in.
            }
            if (now.isBefore(entering)) {
                changes.add(new Change(entering, occurrence, true));
            } else {
                measurement.add(occurrence, 1);
                counted.add(occurrence);
            }
            changes.add(new Change(leaving, occurrence, false));
        }
        return new Found(measurement, changes, counted);
    }

    /** What happens at one instant happens at once: only after it the measure counts. */
    private @Nullable Instant until(boolean holds, Measurement measurement, List<Change> changes) {
        changes.sort(comparing(Change::at));
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            measurement.add(change.occurrence(), change.comes() ? 1 : -1);
            boolean last = i + 1 == changes.size() || !changes.get(i + 1).at().equals(change.at());
            if (last && did.bounds().contain(measurement.value()) != holds) {
                return change.at();
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
        private BigDecimal number = BigDecimal.ZERO;

        Measurement(Measure measure) {
            this.measure = measure;
        }

        void add(Occurrence occurrence, int sign) {
            switch (measure) {
                case Measure.Count() -> number = number.add(BigDecimal.valueOf(sign));
                case Measure.Sum(var property) -> {
                    if (occurrence.properties().get(property) instanceof Number added) {
                        number = number.add(ValueTest.decimal(added).multiply(BigDecimal.valueOf(sign)));
                    }
                }
                case Measure.Distinct(var property) -> {
                    var value = occurrence.properties().get(property);
                    if (value != null) {
                        values.merge(value, sign, (one, more) -> one + more == 0 ? null : one + more);
                        number = BigDecimal.valueOf(values.size());
                    }
                }
            }
        }

        BigDecimal value() {
            return number;
        }
    }
}
