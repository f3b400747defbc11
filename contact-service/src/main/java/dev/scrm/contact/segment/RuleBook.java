package dev.scrm.contact.segment;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of one corp, and which of them news of a person is for. */
public final class RuleBook {
    /** Of a corp without segments. */
    public static final RuleBook EMPTY = new RuleBook(List.of());

    private final Map<Rule.Key, Rule> rules = new LinkedHashMap<>();
    private final Map<String, List<Question>> byType = new HashMap<>();
    private final Map<String, Set<String>> properties = new HashMap<>();
    private final Set<Rule.Key> ofFacts = new HashSet<>();
    private final Map<String, Tagging> taggings;

    /** What a rule asks of behaviours of a type. */
    private record Question(Rule.Key rule, List<Condition.PropertyTest> where) {}

    /** Of segments alone. */
    public RuleBook(List<Rule> rules) {
        this(rules, Map.of());
    }

    /** @param taggings what tag rules do, by their ids; also what those did that are gone */
    public RuleBook(List<Rule> rules, Map<String, Tagging> taggings) {
        this.taggings = Map.copyOf(taggings);
        for (var rule : rules) {
            this.rules.put(rule.key(), rule);
            for (var did : rule.questions()) {
                for (var type : did.types()) {
                    byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(new Question(rule.key(), did.where()));
                    properties.computeIfAbsent(type, _ -> new HashSet<>()).addAll(did.properties());
                }
            }
            if (rule.asksForFacts()) {
                ofFacts.add(rule.key());
            }
        }
    }

    public Collection<Rule> rules() {
        return Collections.unmodifiableCollection(rules.values());
    }

    /** Null for one that is gone. */
    @Nullable
    Rule rule(Rule.Key key) {
        return rules.get(key);
    }

    /** Rules whose answer may be another because of it: of what does not pass a question's tests no measure is taken. */
    Set<Rule.Key> askingFor(String type, Occurrence occurrence) {
        Set<Rule.Key> asking = new HashSet<>();
        for (var asked : List.of(type, History.ANY)) {
            for (var question : byType.getOrDefault(asked, List.of())) {
                if (!asking.contains(question.rule()) && mayPass(question, occurrence)) {
                    asking.add(question.rule());
                }
            }
        }
        return asking;
    }

    /** Of tests that fail the rule is asked, which is where failures are heard of. */
    private static boolean mayPass(Question question, Occurrence occurrence) {
        try {
            return DidEvaluation.passes(question.where(), occurrence);
        } catch (RuntimeException _) {
            return true;
        }
    }

    /** Names of the properties that rules ask for, of behaviours of a type: by its name, or of whatever was done. */
    public Set<String> propertiesAskedOf(String type) {
        var ofAny = properties.getOrDefault(History.ANY, Set.of());
        var ofType = properties.getOrDefault(type, Set.of());
        if (ofAny.isEmpty()) {
            return ofType;
        }
        Set<String> both = new HashSet<>(ofAny);
        both.addAll(ofType);
        return both;
    }

    Set<Rule.Key> askingForBehaviors() {
        return byType.values().stream()
                .flatMap(List::stream)
                .map(Question::rule)
                .collect(toSet());
    }

    Set<Rule.Key> askingForFacts() {
        return ofFacts;
    }

    public Set<Rule.Key> keys() {
        return Collections.unmodifiableSet(rules.keySet());
    }

    /** What is done with whoever a rule holds for; null for a segment. */
    public @Nullable Tagging tagging(String segmentId) {
        return taggings.get(segmentId);
    }

    /** The same with other versions of one segment, or tag rule; none when it is gone. */
    public RuleBook with(String segmentId, @Nullable Tagging tagging, List<Rule> ofSegment) {
        List<Rule> changed = new ArrayList<>();
        rules.values().stream()
                .filter(rule -> !rule.key().segmentId().equals(segmentId))
                .forEach(changed::add);
        changed.addAll(ofSegment);
        Map<String, Tagging> all = new HashMap<>(taggings);
        if (tagging != null) {
            all.put(segmentId, tagging);
        }
        return new RuleBook(changed, all);
    }
}
