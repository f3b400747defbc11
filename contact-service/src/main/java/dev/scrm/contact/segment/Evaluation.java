package dev.scrm.contact.segment;

import dev.scrm.contact.segment.Condition.All;
import dev.scrm.contact.segment.Condition.Any;
import dev.scrm.contact.segment.Condition.Did;
import dev.scrm.contact.segment.Condition.Field;
import dev.scrm.contact.segment.Condition.Followed;
import dev.scrm.contact.segment.Condition.InGroups;
import dev.scrm.contact.segment.Condition.InSegment;
import dev.scrm.contact.segment.Condition.Not;
import dev.scrm.contact.segment.Condition.Tagged;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks conditions about one person at one moment, and until when the answers are good: what changes by time alone is found from
 * what is in the windows now, so that nobody has to look before then.
 */
public final class Evaluation {
    private final PersonFacts facts;
    private final History history;
    private final Instant now;
    private final Map<Did, Verdict> answered = new HashMap<>();

    public Evaluation(PersonFacts facts, History history, Instant now) {
        this.facts = facts;
        this.history = history;
        this.now = now;
    }

    public Verdict of(Condition condition) {
        return switch (condition) {
            case All(var conditions) -> joined(conditions, false);
            case Any(var conditions) -> joined(conditions, true);
            case Not(var negated) -> of(negated).not();
            case Field(var name, var test) ->
                ValueEvaluation.of(test, facts.values().get(name), now);
            case Tagged(var tagIds, var all) -> Verdict.of(has(facts.tagIds(), tagIds, all));
            case Followed followed ->
                FollowEvaluation.of(followed, facts.following(), now).verdict();
            case InGroups groups ->
                GroupEvaluation.of(groups, facts.groups(), now).verdict();
            // Where segments ask for each other the same question stands in many of them.
            case Did did -> answered.computeIfAbsent(did, one -> new DidEvaluation(one, now).of(history));
            case InSegment(var segmentId) ->
                throw new IllegalStateException("Expected segment %s to be put in its place".formatted(segmentId));
        };
    }

    /** As {@link #of}, with what was found at each place: every part is asked, whether the answer needs it or not. */
    public Explanation explain(Condition condition) {
        return switch (condition) {
            case All(var conditions) -> explained(condition, explain(conditions), false);
            case Any(var conditions) -> explained(condition, explain(conditions), true);
            case Not(var negated) -> {
                var part = explain(negated);
                yield Explanation.ofParts(condition, new Verdict(part.holds(), part.until()).not(), List.of(part));
            }
            case Followed followed ->
                FollowEvaluation.of(followed, facts.following(), now).explanation(followed);
            case InGroups groups ->
                GroupEvaluation.of(groups, facts.groups(), now).explanation(groups);
            case Did did -> new DidEvaluation(did, now).explain(history);
            case Field _, Tagged _, InSegment _ -> Explanation.ofLeaf(condition, of(condition));
        };
    }

    /** What the parts say together is what {@link #joined} says of them. */
    private static Explanation explained(Condition condition, List<Explanation> parts, boolean decisive) {
        Instant until = null;
        for (var part : parts) {
            if (part.holds() == decisive) {
                return Explanation.ofParts(condition, new Verdict(decisive, part.until()), parts);
            }
            until = Verdict.earlier(until, part.until());
        }
        return Explanation.ofParts(condition, new Verdict(!decisive, until), parts);
    }

    private List<Explanation> explain(List<Condition> conditions) {
        return conditions.stream().map(this::explain).toList();
    }

    /** The first answer that decides does for all; only when none does, all of them have to stay as they are. */
    private Verdict joined(List<Condition> conditions, boolean decisive) {
        Instant until = null;
        for (var condition : conditions) {
            var verdict = of(condition);
            if (verdict.holds() == decisive) {
                return verdict;
            }
            until = Verdict.earlier(until, verdict.until());
        }
        return new Verdict(!decisive, until);
    }

    private static boolean has(Set<String> known, Set<String> wanted, boolean all) {
        return all ? known.containsAll(wanted) : wanted.stream().anyMatch(known::contains);
    }
}
