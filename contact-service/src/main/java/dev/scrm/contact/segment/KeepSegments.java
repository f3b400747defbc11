package dev.scrm.contact.segment;

import dev.scrm.contact.behavior.BehaviorCatalogue;
import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Makes segments, changes and removes them; those that ask for a changed one are built anew as well. */
public final class KeepSegments {
    static final int MOST = 300;

    private final Segments segments;
    private final BehaviorCatalogue catalogue;
    private final Clock clock;
    private final RandomGenerator random;

    KeepSegments(Segments segments, BehaviorCatalogue catalogue, Clock clock, RandomGenerator random) {
        this.segments = segments;
        this.catalogue = catalogue;
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
        check(corpId, text.condition());
        var resolved = new References(known).resolve(id, text.condition());
        return segments.update(corpId, id, _ -> Segment.create(corpId, id, text, resolved, by, now));
    }

    /** @param seen refuses when the segment is not what the caller decided on */
    public Segment change(String corpId, String id, Segment.Text text, String by, Consumer<Segment> seen) {
        var known = segments.list(corpId);
        check(corpId, text.condition());
        var resolved = new References(known).resolve(id, text.condition());
        var changed = segments.update(corpId, id, segment -> {
            if (segment == null || segment.removedAt() != null) {
                throw SegmentRefused.unknown(id);
            }
            seen.accept(segment);
            return segment.change(text, resolved, by, clock.instant());
        });
        rebuildThoseThatAskFor(corpId, id);
        return changed;
    }

    /**
     * Whoever belongs to it belongs to it no longer. Refused while another segment asks for it.
     *
     * @param seen refuses when the segment is not what the caller decided on
     */
    public void remove(String corpId, String id, String by, Consumer<Segment> seen) {
        segments.list(corpId).stream()
                .filter(other -> References.in(other.condition()).contains(id))
                .findFirst()
                .ifPresent(other -> {
                    throw SegmentRefused.inUse(other.id());
                });
        segments.update(corpId, id, segment -> {
            if (segment == null || segment.removedAt() != null) {
                throw SegmentRefused.unknown(id);
            }
            seen.accept(segment);
            return segment.remove(by, clock.instant());
        });
    }

    private void rebuildThoseThatAskFor(String corpId, String changedId) {
        var known = segments.list(corpId);
        var references = new References(known);
        for (var segment : known) {
            if (!segment.id().equals(changedId)
                    && references.reachable(segment.condition()).contains(changedId)) {
                var resolved = references.resolve(segment.id(), segment.condition());
                segments.update(corpId, segment.id(), one -> {
                    if (one == null) {
                        throw SegmentRefused.unknown(segment.id());
                    }
                    return one.rebuild(resolved);
                });
            }
        }
    }

    /** What is asked of behaviours that nobody can tell is a mistake. */
    private void check(String corpId, Condition condition) {
        types(condition).forEach(type -> catalogue.get(corpId, type));
    }

    private static Set<String> types(Condition condition) {
        return new Rule(new Rule.Key("", 0), condition, false).types();
    }

    /** The segments of a corp, by what they ask of each other. */
    private static final class References {
        private final Map<String, Condition> conditions = new HashMap<>();

        References(List<Segment> segments) {
            segments.forEach(segment -> conditions.put(segment.id(), segment.condition()));
        }

        static Set<String> in(Condition condition) {
            Set<String> ids = new HashSet<>();
            collect(condition, ids);
            return ids;
        }

        private static void collect(Condition condition, Set<String> ids) {
            switch (condition) {
                case Condition.All(var all) -> all.forEach(one -> collect(one, ids));
                case Condition.Any(var any) -> any.forEach(one -> collect(one, ids));
                case Condition.Not(var not) -> collect(not, ids);
                case Condition.InSegment(var id) -> ids.add(id);
                case Condition.Field _, Condition.Tagged _, Condition.Followed _, Condition.Did _ -> {}
            }
        }

        /** What the condition asks for, directly and through others. */
        Set<String> reachable(Condition condition) {
            Set<String> reached = new HashSet<>();
            List<String> waiting = new ArrayList<>(in(condition));
            while (!waiting.isEmpty()) {
                var id = waiting.removeLast();
                var next = conditions.get(id);
                if (reached.add(id) && next != null) {
                    waiting.addAll(in(next));
                }
            }
            return reached;
        }

        /** Puts conditions in place of references. */
        Condition resolve(String id, Condition condition) {
            if (reachable(condition).contains(id)) {
                throw SegmentRefused.circular(id);
            }
            var resolved = put(condition);
            ConditionForm.readResolved(ConditionForm.write(resolved)); // Refused when it grew too large.
            return resolved;
        }

        private Condition put(Condition condition) {
            return switch (condition) {
                case Condition.All(var all) ->
                    new Condition.All(all.stream().map(this::put).toList());
                case Condition.Any(var any) ->
                    new Condition.Any(any.stream().map(this::put).toList());
                case Condition.Not(var not) -> new Condition.Not(put(not));
                case Condition.InSegment(var id) -> {
                    var other = conditions.get(id);
                    if (other == null) {
                        throw SegmentRefused.referenceUnknown("condition", id);
                    }
                    yield put(other);
                }
                case Condition.Field _, Condition.Tagged _, Condition.Followed _, Condition.Did _ -> condition;
            };
        }
    }
}
