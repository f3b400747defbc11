package dev.scrm.contact.segment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tag rules of a corp, by what they give and what they ask for: each tag is given by one of them, and none asks for what follows from it. */
final class TagRules {
    /** A rule with the condition that people are put to. */
    record Giving(String id, Tagging tagging, Condition resolved) {}

    private final List<Giving> rules;

    TagRules(Collection<Giving> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Refuses one that gives a tag of another: nobody could say whether it goes when one of them holds no longer. */
    void checkGivers(Giving changed) {
        for (var rule : rules) {
            for (var tagId : rule.tagging().tagIds()) {
                if (!rule.id().equals(changed.id())
                        && changed.tagging().tagIds().contains(tagId)) {
                    throw SegmentRefused.tagGiven(tagId);
                }
            }
        }
    }

    /** Refuses a circle: its rules would give and take tags for ever. */
    void checkCircles() {
        for (var rule : rules) {
            if (follows(rule).contains(rule.id())) {
                throw SegmentRefused.tagRuleCircular(rule.id());
            }
        }
    }

    /** Rules whose answers may be others because of what a rule does. */
    private Set<String> follows(Giving first) {
        Set<String> following = new HashSet<>();
        var open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            var given = new HashSet<>(open.pop().tagging().tagIds());
            for (var other : rules) {
                if (!following.contains(other.id()) && asksFor(other.resolved(), given)) {
                    following.add(other.id());
                    open.push(other);
                }
            }
        }
        return following;
    }

    private static boolean asksFor(Condition condition, Set<String> tagIds) {
        List<Condition> open = new ArrayList<>(List.of(condition));
        while (!open.isEmpty()) {
            switch (open.removeLast()) {
                case Condition.All(var conditions) -> open.addAll(conditions);
                case Condition.Any(var conditions) -> open.addAll(conditions);
                case Condition.Not(var negated) -> open.add(negated);
                case Condition.Tagged(var asked, var _) -> {
                    if (asked.stream().anyMatch(tagIds::contains)) {
                        return true;
                    }
                }
                case Condition.Field _,
                        Condition.Followed _,
                        Condition.InGroups _,
                        Condition.Did _,
                        Condition.InSegment _ -> {}
            }
        }
        return false;
    }
}
