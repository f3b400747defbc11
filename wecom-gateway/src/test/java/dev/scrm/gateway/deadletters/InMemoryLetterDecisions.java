package dev.scrm.gateway.deadletters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Decisions that end with the test. */
final class InMemoryLetterDecisions implements LetterDecisions {
    private final Map<String, List<LetterDecision>> decisions = new HashMap<>();

    @Override
    public synchronized int begin(DeadLetter letter, LetterDecision decision) {
        var known = decisions.computeIfAbsent(letter.origin(), _ -> new ArrayList<>());
        if (known.size() == MOST || (!known.isEmpty() && !decision.forced())) {
            return -1;
        }
        known.add(decision);
        return known.size() - 1;
    }

    @Override
    public synchronized void done(String origin, int number, String to) {
        decisions.computeIfPresent(origin, (_, known) -> {
            var was = known.get(number);
            known.set(number, new LetterDecision(was.kind(), was.by(), was.at(), was.forced(), was.reason(), to));
            return known;
        });
    }

    @Override
    public synchronized Map<String, List<LetterDecision>> find(Collection<String> origins) {
        return decisions.entrySet().stream()
                .filter(letter -> origins.contains(letter.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, letter -> List.copyOf(letter.getValue())));
    }

    @Override
    public synchronized void forgetBefore(Instant instant) {
        decisions.values().removeIf(known -> known.getLast().at().isBefore(instant));
    }
}
