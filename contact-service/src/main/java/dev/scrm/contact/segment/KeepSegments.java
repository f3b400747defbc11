package dev.scrm.contact.segment;

import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Makes segments, changes and removes them; those that ask for a changed one are built anew as well. */
public final class KeepSegments {
    static final int MOST = 300;

    private final Segments segments;
    private final ResolveCondition resolveCondition;
    private final Clock clock;
    private final RandomGenerator random;

    KeepSegments(Segments segments, ResolveCondition resolveCondition, Clock clock, RandomGenerator random) {
        this.segments = segments;
        this.resolveCondition = resolveCondition;
        this.clock = clock;
        this.random = random;
    }

    public Segment create(String corpId, Segment.Text text, String by) {
        var known = segments.list(corpId);
        if (known.size() >= MOST) {
            throw SegmentRefused.tooMany(MOST);
        }
        var now = clock.instant();
        var id = Ids.uuid7(now, random).toString().replace("-", "");
        var resolved = resolveCondition.resolve(corpId, id, text.condition());
        var made = segments.update(corpId, id, _ -> Segment.create(corpId, id, text, resolved, by, now));
        rebuildWhatIsBehind(corpId);
        return made;
    }

    /** @param seen refuses when the segment is not what the caller decided on */
    public Segment change(String corpId, String id, Segment.Text text, String by, Consumer<Segment> seen) {
        resolveCondition.check(corpId, text.condition());
        var references = References.of(segments.list(corpId)).with(id, text.condition());
        var resolved = references.resolve(id);
        // Refused before anything is saved when it is one of these that would grow too large.
        references.askingFor(id).forEach(references::resolve);
        var changed = segments.update(corpId, id, segment -> {
            if (segment == null || segment.removedAt() != null) {
                throw SegmentRefused.unknown(id);
            }
            seen.accept(segment);
            return segment.change(text, resolved, by, clock.instant());
        });
        rebuildWhatIsBehind(corpId);
        return changed;
    }

    /**
     * Whoever belongs to it belongs to it no longer. Refused while another segment asks for it.
     *
     * @param seen refuses when the segment is not what the caller decided on
     */
    public void remove(String corpId, String id, String by, Consumer<Segment> seen) {
        References.of(segments.list(corpId)).askingFor(id).stream()
                .filter(other -> !other.equals(id))
                .findFirst()
                .ifPresent(other -> {
                    throw SegmentRefused.inUse(other);
                });
        segments.update(corpId, id, segment -> {
            if (segment == null || segment.removedAt() != null) {
                throw SegmentRefused.unknown(id);
            }
            seen.accept(segment);
            return segment.remove(by, clock.instant());
        });
    }

    /**
     * Builds anew what asks for a segment that is another one now; also what a process that died, or somebody who changed things at
     * the same moment, left behind.
     */
    private void rebuildWhatIsBehind(String corpId) {
        var known = segments.list(corpId);
        var references = References.of(known);
        for (var segment : known) {
            if (segment.isBehind(references.resolve(segment.id()))) {
                segments.update(corpId, segment.id(), one -> {
                    if (one == null) {
                        throw SegmentRefused.unknown(segment.id());
                    }
                    // Whoever changed it meanwhile looks after it.
                    return one.condition().equals(segment.condition())
                            ? one.rebuild(references.resolve(one.id()))
                            : Decision.unchanged(one);
                });
            }
        }
    }
}
