package dev.scrm.contact.segment;

import java.util.List;

/** How far versions of segments have got, by partitions of their people. */
public interface SegmentProgress {
    /**
     * How a partition stands with a version.
     *
     * @param share of its people who were put to it, from 0 to 1
     * @param members of its people for whom it holds
     */
    record Part(Rule.Key rule, int partition, double share, long members, boolean done) {}

    /**
     * How a version stands as a whole.
     *
     * @param share from 0 to 1
     */
    record Whole(double share, long members, boolean done) {
        /** @param partitions how many there are; of those not heard of nothing is done */
        public static Whole of(List<Part> parts, int partitions) {
            double share = parts.stream().mapToDouble(Part::share).sum() / partitions;
            long members = parts.stream().mapToLong(Part::members).sum();
            return new Whole(
                    Math.min(1, share),
                    members,
                    parts.stream().filter(Part::done).count() >= partitions);
        }
    }

    /** Keeps how parts stand, in place of how they stood. */
    void keep(String corpId, List<Part> parts);

    /** What was heard of a version. */
    List<Part> parts(String corpId, Rule.Key rule);
}
