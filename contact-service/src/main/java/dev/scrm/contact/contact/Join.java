package dev.scrm.contact.contact;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Joins what was told of several things: it makes the same in whatever order and however often it is told. */
final class Join {
    private Join() {}

    /**
     * Of each thing what was told last, in the order of the things and then of time.
     *
     * @param order tells any two apart that are not equal; the last of it counts
     * @param atMost how much is kept of each
     */
    static <T, K extends Comparable<? super K>> List<T> last(
            Stream<T> told, Function<T, K> about, Comparator<T> order, int atMost) {
        Map<K, TreeSet<T>> things = new TreeMap<>();
        told.forEach(one -> {
            var known = things.computeIfAbsent(about.apply(one), _ -> new TreeSet<>(order));
            known.add(one);
            if (known.size() > atMost) {
                known.removeFirst();
            }
        });
        return things.values().stream().flatMap(TreeSet::stream).toList();
    }
}
