package dev.scrm.contact.segment;

import dev.scrm.contact.segment.SegmentSnapshot.State;
import dev.scrm.contact.segment.SegmentSnapshots.Held;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes down who belongs to segments, a page at a time: how far it got is kept with each, so that another process goes on where one
 * died. What was written twice is there once.
 */
public final class TakeSnapshots {
    static final Duration HELD = Duration.ofSeconds(30);

    private static final int PAGE = 1_000;

    private final Segments segments;
    private final SegmentMembers members;
    private final SegmentSnapshots snapshots;
    private final Clock clock;

    TakeSnapshots(Segments segments, SegmentMembers members, SegmentSnapshots snapshots, Clock clock) {
        this.segments = segments;
        this.members = members;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Works on one until it is done or somebody else has it; answers whether there was one. */
    public boolean work() {
        var held = snapshots.hold(clock.instant(), until());
        held.ifPresent(this::work);
        return held.isPresent();
    }

    private void work(Held held) {
        if (held.snapshot().state() == State.REMOVING) {
            snapshots.empty(held.snapshot());
            snapshots.forget(held.snapshot());
            return;
        }
        var current = held.snapshot();
        while (current.state() == State.TAKING && !Thread.currentThread().isInterrupted()) {
            current = next(current);
            if (!snapshots.save(held, current, until())) {
                return;
            }
        }
    }

    private Instant until() {
        return clock.instant().plus(HELD);
    }

    /** A page further; or from the beginning when another version counts now, since people leave the one before. */
    private SegmentSnapshot next(SegmentSnapshot current) {
        var page = members.list(current.corpId(), current.rule(), PAGE, current.after());
        var live = live(current);
        if (live.isEmpty()) {
            snapshots.empty(current);
            return current.failed();
        }
        if (live.get().version() != current.version()) {
            snapshots.empty(current);
            return current.anew(live.get().version(), clock.instant());
        }
        snapshots.write(current, page);
        return page.size() < PAGE
                ? current.taken(snapshots.written(current), clock.instant())
                : current.writtenTo(page.getLast().contactId(), page.size());
    }

    /** Asked after a page was read: when it counted still, nobody had left for another one. */
    private Optional<Rule.Key> live(SegmentSnapshot current) {
        return segments.find(current.corpId(), current.segmentId())
                .flatMap(segment -> Optional.ofNullable(segment.live()).map(segment::key));
    }
}
