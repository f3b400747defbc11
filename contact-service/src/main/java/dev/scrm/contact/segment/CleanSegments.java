package dev.scrm.contact.segment;

import dev.scrm.contact.segment.SegmentProgress.Kept;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Forgets segments that were removed long ago, and how far versions got that nobody asks about any more; as often as one likes. */
public final class CleanSegments {
    static final Duration REMOVED_KEPT = Duration.ofDays(30);

    private static final int PORTION = 500;

    private final Segments segments;
    private final SegmentProgress progress;
    private final Clock clock;

    CleanSegments(Segments segments, SegmentProgress progress, Clock clock) {
        this.segments = segments;
        this.progress = progress;
        this.clock = clock;
    }

    public void clean() {
        segments.forgetRemoved(clock.instant().minus(REMOVED_KEPT));
        var portion = progress.next(null, PORTION);
        while (!portion.isEmpty()) {
            var old = old(portion);
            if (!old.isEmpty()) {
                progress.forget(old);
            }
            portion = portion.size() < PORTION ? List.of() : progress.next(portion.getLast(), PORTION);
        }
    }

    /** A version that was made since they were read is later than all of these, so that it is not among them. */
    private List<Kept> old(List<Kept> portion) {
        Map<String, Set<Rule.Key>> wanted = new HashMap<>();
        portion.stream()
                .collect(Collectors.groupingBy(Kept::corpId))
                .forEach((corpId, ofCorp) -> wanted.put(corpId, wanted(corpId, ofCorp)));
        return portion.stream()
                .filter(one -> !wanted.getOrDefault(one.corpId(), Set.of()).contains(one.rule()))
                .toList();
    }

    private Set<Rule.Key> wanted(String corpId, Collection<Kept> ofCorp) {
        var ids = ofCorp.stream().map(one -> one.rule().segmentId()).collect(Collectors.toSet());
        return segments.findAll(corpId, ids).stream()
                .flatMap(segment -> segment.versionsKept().stream())
                .collect(Collectors.toSet());
    }
}
