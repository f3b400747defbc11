package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A version of a segment, as people are put to it. While a new version is being built, the one before stays the one that counts.
 *
 * @param condition without {@link Condition.InSegment}: other segments' conditions stand in their place
 * @param live whether belonging to it is belonging to the segment
 */
public record Rule(Key key, Condition condition, boolean live) {
    /** Names a version of a segment. */
    public record Key(String segmentId, int version) {
        public Key {
            requireNonNull(segmentId, "segmentId");
        }
    }

    public Rule {
        requireNonNull(key, "key");
        requireNonNull(condition, "condition");
    }

    /** Kinds of behaviour that it asks about by their names. */
    Set<String> types() {
        return questions().stream()
                .map(Condition.Did::type)
                .filter(type -> !type.equals(History.ANY))
                .collect(toSet());
    }

    /** What it asks about behaviours. */
    List<Condition.Did> questions() {
        List<Condition.Did> questions = new ArrayList<>();
        collect(condition, questions);
        return questions;
    }

    private static void collect(Condition condition, List<Condition.Did> questions) {
        switch (condition) {
            case Condition.All(var conditions) -> conditions.forEach(one -> collect(one, questions));
            case Condition.Any(var conditions) -> conditions.forEach(one -> collect(one, questions));
            case Condition.Not(var negated) -> collect(negated, questions);
            case Condition.Did did -> questions.add(did);
            case Condition.Field _,
                    Condition.Tagged _,
                    Condition.Followed _,
                    Condition.InGroups _,
                    Condition.InSegment _ -> {}
        }
    }

    /** Whether it asks about anything but behaviour. */
    boolean asksForFacts() {
        return asksForFacts(condition);
    }

    private static boolean asksForFacts(Condition condition) {
        return switch (condition) {
            case Condition.All(var conditions) -> asksForFacts(conditions);
            case Condition.Any(var conditions) -> asksForFacts(conditions);
            case Condition.Not(var negated) -> asksForFacts(negated);
            case Condition.Did _ -> false;
            case Condition.Field _,
                    Condition.Tagged _,
                    Condition.Followed _,
                    Condition.InGroups _,
                    Condition.InSegment _ -> true;
        };
    }

    private static boolean asksForFacts(List<Condition> conditions) {
        return conditions.stream().anyMatch(Rule::asksForFacts);
    }
}
