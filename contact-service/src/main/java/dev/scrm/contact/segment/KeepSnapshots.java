package dev.scrm.contact.segment;

import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Asks for snapshots of segments, shows them and has them forgotten. */
public final class KeepSnapshots {
    static final int MOST = 100;

    private final Segments segments;
    private final SegmentSnapshots snapshots;
    private final Clock clock;
    private final RandomGenerator random;

    KeepSnapshots(Segments segments, SegmentSnapshots snapshots, Clock clock, RandomGenerator random) {
        this.segments = segments;
        this.snapshots = snapshots;
        this.clock = clock;
        this.random = random;
    }

    /** Whoever belongs to the segment now is written down in the background. */
    public SegmentSnapshot ask(String corpId, String segmentId, String name, String description, String by) {
        var segment = segments.find(corpId, segmentId)
                .filter(one -> one.removedAt() == null && !one.isTagRule())
                .orElseThrow(() -> SegmentRefused.unknown(segmentId));
        var live = segment.live();
        if (live == null) {
            throw SegmentRefused.notBuilt(segmentId);
        }
        var now = clock.instant();
        var id = Ids.uuid7(now, random).toString().replace("-", "");
        var snapshot = SegmentSnapshot.of(corpId, segment.key(live), id, name, description, by, now);
        if (snapshots.count(corpId) >= MOST) {
            throw SegmentRefused.tooManySnapshots(MOST);
        }
        snapshots.add(snapshot);
        return snapshot;
    }

    public SegmentSnapshot get(String corpId, String segmentId, String id) {
        return snapshots
                .find(corpId, id)
                .filter(one -> one.segmentId().equals(segmentId))
                .orElseThrow(() -> SegmentRefused.snapshotUnknown(id));
    }

    /** Also of a segment that was removed since. */
    public List<SegmentSnapshot> list(String corpId, String segmentId, int limit, @Nullable String after) {
        return snapshots.list(corpId, segmentId, limit, after);
    }

    public void remove(String corpId, String segmentId, String id) {
        snapshots.remove(corpId, get(corpId, segmentId, id).id());
    }
}
