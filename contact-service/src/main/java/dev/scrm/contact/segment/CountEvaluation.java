package dev.scrm.contact.segment;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what passes a test that may come and go with time: how many do now, and when as many will that the answer is another. */
final class CountEvaluation {
    private final Bounds bounds;
    private final Instant now;
    private final List<Change> changes = new ArrayList<>();

    private CountEvaluation(Bounds bounds, Instant now) {
        this.bounds = bounds;
        this.now = now;
    }

    /** Whether something counts at a time, and until when that stays so. */
    @FunctionalInterface
    interface Counting {
        Verdict at(Instant time);
    }

    /** How many count now, and what that means. */
    record Counted(int count, Verdict verdict) {
        Explanation explanation(Condition condition) {
            var measured = BigDecimal.valueOf(count);
            return new Explanation(condition, verdict.holds(), verdict.until(), List.of(), measured, List.of());
        }
    }

    /** From then on something counts, or does no more. */
    private record Change(Instant at, boolean comes) {}

    static Counted of(List<Counting> all, Bounds bounds, Instant now) {
        return new CountEvaluation(bounds, now).counted(all);
    }

    /** Several tests that have to be passed at once. */
    static Verdict both(Verdict one, Verdict other) {
        if (one.holds() && other.holds()) {
            return new Verdict(true, Verdict.earlier(one.until(), other.until()));
        }
        return one.holds() ? other : one;
    }

    private Counted counted(List<Counting> all) {
        int count = 0;
        for (var one : all) {
            count += counts(one) ? 1 : 0;
        }
        return new Counted(count, new Verdict(holds(count), until(count)));
    }

    private boolean counts(Counting one) {
        var first = one.at(now);
        var verdict = first;
        for (var at = first.until(); at != null; at = verdict.until()) {
            var next = one.at(at);
            if (next.holds() != verdict.holds()) {
                changes.add(new Change(at, next.holds()));
            }
            verdict = next;
        }
        return first.holds();
    }

    /** What happens at one instant happens at once: only after it the number counts. */
    private @Nullable Instant until(int countNow) {
        changes.sort(comparing(Change::at));
        int count = countNow;
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            count += change.comes() ? 1 : -1;
            boolean last = i + 1 == changes.size() || !changes.get(i + 1).at().equals(change.at());
            if (last && holds(count) != holds(countNow)) {
                return change.at();
            }
        }
        return null;
    }

    private boolean holds(int count) {
        return bounds.contain(BigDecimal.valueOf(count));
    }
}
