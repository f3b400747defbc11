package dev.scrm.contact.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of one corp, and which of them news of a person is for. */
public final class RuleBook {
    /** Of a corp without segments. */
    public static final RuleBook EMPTY = new RuleBook(List.of());

    private final List<Rule> rules;
    private final Map<String, Set<Rule.Key>> byType = new HashMap<>();
    private final Set<Rule.Key> ofFacts = new HashSet<>();

    public RuleBook(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        for (var rule : rules) {
            rule.types()
                    .forEach(type ->
                            byType.computeIfAbsent(type, _ -> new HashSet<>()).add(rule.key()));
            if (rule.asksForFacts()) {
                ofFacts.add(rule.key());
            }
        }
    }

    public List<Rule> rules() {
        return rules;
    }

    /** Whether it matters to any rule that somebody did something of the type. */
    public boolean asksFor(String type) {
        return byType.containsKey(type);
    }

    Set<Rule.Key> askingFor(String type) {
        return byType.getOrDefault(type, Set.of());
    }

    Set<Rule.Key> askingForFacts() {
        return ofFacts;
    }

    /** The same with other versions of one segment; none when it is gone. */
    public RuleBook with(String segmentId, List<Rule> ofSegment) {
        List<Rule> changed = new ArrayList<>();
        rules.stream().filter(rule -> !rule.key().segmentId().equals(segmentId)).forEach(changed::add);
        changed.addAll(ofSegment);
        return new RuleBook(changed);
    }
}
