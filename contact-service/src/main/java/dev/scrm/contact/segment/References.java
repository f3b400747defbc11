package dev.scrm.contact.segment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The segments of a corp, by what they ask of each other. */
final class References {
    /** Characters of a condition with others in place of references: it has to fit into a record twice. */
    private static final int LONGEST = 150_000;

    private final Map<String, Condition> conditions;

    private References(Map<String, Condition> conditions) {
        this.conditions = conditions;
    }

    /** With tag rules, to see what they ask for. */
    static References withRules(List<Segment> segments) {
        Map<String, Condition> conditions = new HashMap<>();
        segments.forEach(segment -> conditions.put(segment.id(), segment.condition()));
        return new References(conditions);
    }

    static References of(List<Segment> segments) {
        Map<String, Condition> conditions = new HashMap<>();
        // Nobody belongs to a tag rule: it is asked for by its tags.
        segments.stream()
                .filter(segment -> !segment.isTagRule())
                .forEach(segment -> conditions.put(segment.id(), segment.condition()));
        return new References(conditions);
    }

    /** The same with another condition of one segment. */
    References with(String id, Condition condition) {
        Map<String, Condition> changed = new HashMap<>(conditions);
        changed.put(id, condition);
        return new References(changed);
    }

    /** Segments that ask for it, directly or through others; itself when it does so. */
    Set<String> askingFor(String id) {
        Set<String> asking = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var one : conditions.entrySet()) {
                var asked = in(one.getValue());
                if (asked.contains(id) || asked.stream().anyMatch(asking::contains)) {
                    grown |= asking.add(one.getKey());
                }
            }
        }
        return asking;
    }

    private static Set<String> in(Condition condition) {
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
            case Condition.Field _,
                    Condition.Tagged _,
                    Condition.Followed _,
                    Condition.InGroups _,
                    Condition.Did _ -> {}
        }
    }

    /**
     * The condition of a segment, with conditions in place of references. Refused when one of them is not there, when it would ask for
     * itself, or when it grows too large.
     */
    Condition resolve(String id) {
        var resolved = new Replacing().of(id, null);
        var written = ConditionForm.write(resolved);
        ConditionForm.readResolved(written);
        if (written.toString().length() > LONGEST) {
            throw SegmentRefused.invalid("condition", "no longer than %d characters in all".formatted(LONGEST));
        }
        return resolved;
    }

    /** One walk through conditions that ask for each other. */
    private final class Replacing {
        private final Deque<String> way = new ArrayDeque<>();
        private int count;

        Condition of(String id, @Nullable String askedBy) {
            var condition = conditions.get(id);
            if (condition == null) {
                throw askedBy == null ? SegmentRefused.unknown(id) : SegmentRefused.referenceUnknown("condition", id);
            }
            if (way.contains(id)) {
                throw SegmentRefused.circular(id);
            }
            way.push(id);
            var replaced = replaced(condition, id);
            way.pop();
            return replaced;
        }

        private Condition replaced(Condition condition, String of) {
            if (++count > ConditionForm.MOST_NODES_RESOLVED) {
                throw SegmentRefused.invalid(
                        "condition", "of at most %d conditions in all".formatted(ConditionForm.MOST_NODES_RESOLVED));
            }
            return switch (condition) {
                case Condition.All(var all) -> new Condition.All(replaced(all, of));
                case Condition.Any(var any) -> new Condition.Any(replaced(any, of));
                case Condition.Not(var not) -> new Condition.Not(replaced(not, of));
                case Condition.InSegment(var id) -> of(id, of);
                case Condition.Field _,
                        Condition.Tagged _,
                        Condition.Followed _,
                        Condition.InGroups _,
                        Condition.Did _ -> condition;
            };
        }

        private List<Condition> replaced(List<Condition> all, String of) {
            List<Condition> replaced = new ArrayList<>();
            all.forEach(one -> replaced.add(replaced(one, of)));
            return replaced;
        }
    }
}
