package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hears how far partitions have got, and lets a version count once all of them are done and how their people stand is kept. */
public final class FollowProgress {
    private final SegmentProgress progress;
    private final Segments segments;
    private final Partitions partitions;

    FollowProgress(SegmentProgress progress, Segments segments, Partitions partitions) {
        this.progress = progress;
        this.segments = segments;
        this.partitions = partitions;
    }

    /** Takes how far partitions have got, the latest last; as often as one likes. */
    public void follow(String corpId, List<SegmentProgress.Part> told) {
        progress.keep(corpId, told);
    }

    /** Takes that partitions are done, and that how their people stand is kept: with the last of them the version counts. */
    public void sorted(String corpId, List<SegmentProgress.Sorted> told) {
        progress.keepSorted(corpId, told);
        var sorted = told.stream().map(SegmentProgress.Sorted::rule).collect(toSet());
        for (var segment : segments.building(corpId)) {
            var next = requireNonNull(segment.next());
            var rule = new Rule.Key(segment.id(), next.number());
            if (sorted.contains(rule) && whole(corpId, rule).done()) {
                segments.update(corpId, segment.id(), one -> {
                    if (one == null) {
                        throw SegmentRefused.unknown(segment.id());
                    }
                    return one.switchTo(rule.version());
                });
            }
        }
    }

    /** How a version stands. */
    public SegmentProgress.Whole whole(String corpId, Rule.Key rule) {
        return wholes(corpId, Set.of(rule)).of(rule);
    }

    /** How versions stand. */
    public Wholes wholes(String corpId, Set<Rule.Key> rules) {
        return new Wholes(progress.heard(corpId, rules), partitions.count());
    }

    /** How versions stand, from one look. */
    public record Wholes(Map<Rule.Key, SegmentProgress.Heard> heard, int partitions) {
        public Wholes {
            heard = Map.copyOf(heard);
        }

        public SegmentProgress.Whole of(Rule.Key rule) {
            return SegmentProgress.Whole.of(heard.getOrDefault(rule, SegmentProgress.Heard.NOTHING), partitions);
        }
    }
}
