package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A condition that somebody is still writing, put to everybody to see whom it would hold for; nobody is told of it. Everybody has one
 * at a time: the next takes its place.
 *
 * @param by whose it is
 * @param condition without references to other segments
 * @param until when nobody goes on with it any more
 */
public record Trial(String corpId, String id, String by, Condition condition, Instant until) {
    /** People who are named of each partition. */
    public static final int SAMPLE = 10;

    public Trial {
        requireNonNull(corpId, "corpId");
        requireNonNull(id, "id");
        requireNonNull(by, "by");
        requireNonNull(condition, "condition");
        requireNonNull(until, "until");
    }

    /**
     * How far a partition has got with it.
     *
     * @param share of its people who were put to it, from 0 to 1
     * @param members of them for whom it holds
     * @param sample some of those
     */
    public record Part(String trialId, int partition, double share, long members, List<String> sample, boolean done) {
        public Part {
            requireNonNull(trialId, "trialId");
            sample = List.copyOf(sample);
        }
    }

    /**
     * How far all of them have got.
     *
     * @param members counted so far
     * @param estimate how many there will be: people are put to it in the order of their ids, which is as good as none
     */
    public record Standing(double share, long members, long estimate, List<String> sample, boolean done) {
        /** @param partitions how many there are; of those not heard of nothing is done */
        static Standing of(List<Part> parts, int partitions) {
            double share = Math.min(1, parts.stream().mapToDouble(Part::share).sum() / partitions);
            long members = parts.stream().mapToLong(Part::members).sum();
            boolean done = parts.stream().filter(Part::done).count() >= partitions;
            return new Standing(
                    done ? 1 : share,
                    members,
                    done || share == 0 ? members : Math.round(members / share),
                    sample(parts),
                    done);
        }

        private static List<String> sample(List<Part> parts) {
            if (parts.isEmpty()) {
                return List.of();
            }
            var sample = new Sample(parts.getFirst().trialId());
            parts.forEach(part -> sample.addAll(part.sample()));
            return sample.contactIds();
        }
    }
}
