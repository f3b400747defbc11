package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.util.List;

/** Hears how far partitions have got, and lets a version count once all of them are done. */
public final class FollowProgress {
    private final SegmentProgress progress;
    private final Segments segments;
    private final Partitions partitions;

    FollowProgress(SegmentProgress progress, Segments segments, Partitions partitions) {
        this.progress = progress;
        this.segments = segments;
        this.partitions = partitions;
    }

    /** Takes what partitions told, the latest last; as often as one likes. */
    public void follow(String corpId, List<SegmentProgress.Part> told) {
        progress.keep(corpId, told);
        var done = told.stream()
                .filter(SegmentProgress.Part::done)
                .map(SegmentProgress.Part::rule)
                .collect(toSet());
        if (done.isEmpty()) {
            return;
        }
        for (var segment : segments.building(corpId)) {
            var next = requireNonNull(segment.next());
            var rule = new Rule.Key(segment.id(), next.number());
            if (done.contains(rule) && whole(corpId, rule).done()) {
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
        return SegmentProgress.Whole.of(progress.parts(corpId, rule), partitions.count());
    }
}
