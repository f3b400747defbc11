package dev.scrm.analytics.figures;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Counts and timings of one row. Figures form a group under addition: the order of changes does not matter, and a
 * change can be taken back.
 *
 * @param counts what was counted; none is zero
 * @param timings how long it took; none is empty
 */
public record Figure(Map<Count, Long> counts, Map<Timing, Distribution> timings) {
    public static final Figure ZERO = new Figure(Map.of(), Map.of());

    public Figure {
        counts = Map.copyOf(counts);
        timings = Map.copyOf(timings);
    }

    public static Figure one(Count count) {
        return new Figure(Map.of(count, 1L), Map.of());
    }

    public Figure plus(Figure other) {
        return new Figure(
                merged(counts, other.counts, Math::addExact, 0L),
                merged(timings, other.timings, Distribution::plus, Distribution.EMPTY));
    }

    public Figure and(Count count) {
        return plus(one(count));
    }

    public Figure and(Timing timing, long millis) {
        return plus(new Figure(Map.of(), Map.of(timing, Distribution.of(millis))));
    }

    public Figure negated() {
        return new Figure(
                counts.entrySet().stream().collect(toUnmodifiableMap(Map.Entry::getKey, count -> -count.getValue())),
                timings.entrySet().stream()
                        .collect(toUnmodifiableMap(
                                Map.Entry::getKey, timing -> timing.getValue().negated())));
    }

    public long count(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    public Distribution timing(Timing timing) {
        return timings.getOrDefault(timing, Distribution.EMPTY);
    }

    /** True when nothing is counted here (any more). */
    public boolean nothing() {
        return counts.isEmpty()
                && timings.values().stream().allMatch(timing -> timing.buckets().isEmpty());
    }

    private static <K, V> Map<K, V> merged(Map<K, V> one, Map<K, V> other, BinaryOperator<V> plus, V zero) {
        var all = new HashMap<>(one);
        other.forEach((key, value) -> all.merge(key, value, plus));
        all.values().removeIf(zero::equals);
        return all;
    }
}
