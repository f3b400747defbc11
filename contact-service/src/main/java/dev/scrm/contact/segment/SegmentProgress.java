package dev.scrm.contact.segment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far versions of segments have got, by partitions of their people. */
public interface SegmentProgress {
    /**
     * How a partition stands with a version.
     *
     * @param share of its people who were put to it, from 0 to 1
     * @param members of its people for whom it holds
     */
    record Part(Rule.Key rule, int partition, double share, long members) {}

    /** All people of a partition were put to a version, and how they stand with it is kept. */
    record Sorted(Rule.Key rule, int partition) {}

    /**
     * What was heard of a version.
     *
     * @param sorted partitions that are done
     */
    record Heard(List<Part> parts, int sorted) {
        static final Heard NOTHING = new Heard(List.of(), 0);

        public Heard {
            parts = List.copyOf(parts);
        }
    }

    /**
     * How a version stands as a whole.
     *
     * @param share from 0 to 1
     */
    record Whole(double share, long members, boolean done) {
        /** @param partitions how many there are; of those not heard of nothing is done */
        static Whole of(Heard heard, int partitions) {
            double share = heard.parts().stream().mapToDouble(Part::share).sum() / partitions;
            long members = heard.parts().stream().mapToLong(Part::members).sum();
            return new Whole(Math.min(1, share), members, heard.sorted() >= partitions);
        }
    }

    /** Keeps how parts stand, in place of how they stood. */
    void keep(String corpId, List<Part> parts);

    /** Keeps that parts are done, however often it is told. */
    void keepSorted(String corpId, List<Sorted> sorted);

    /** What was heard of versions, by these; of some nothing. */
    Map<Rule.Key, Heard> heard(String corpId, Collection<Rule.Key> rules);

    /** Versions of which something is kept, of any corp. */
    record Kept(String corpId, Rule.Key rule) {}

    /** The next of them in some fixed order, from after one; null for the first. */
    List<Kept> next(@Nullable Kept after, int atMost);

    void forget(List<Kept> versions);
}
