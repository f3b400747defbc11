package dev.scrm.contact.behavior;

import dev.scrm.platform.events.SourcePosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Waiting behaviours without a database, for tests of what uses them. */
final class InMemoryWaitingBehaviors implements WaitingBehaviors {
    private static final Comparator<Waiting> IN_ORDER = Comparator.<Waiting, Instant>comparing(
                    waiting -> waiting.received().behavior().receivedAt())
            .thenComparingLong(waiting -> waiting.received().position().offset());

    private final Map<String, Waiting> all = new LinkedHashMap<>();
    /** As the store counts: what is forgotten stays counted until somebody counts anew. */
    private final Map<String, Integer> counts = new HashMap<>();

    @Override
    public synchronized Set<String> keep(List<Waiting> wished) {
        Set<String> repetitions = new HashSet<>();
        for (var waiting : wished) {
            var id = waiting.received().behavior().id();
            var known = all.putIfAbsent(id, waiting);
            if (known == null) {
                counts.merge(person(waiting), 1, Integer::sum);
            }
            if (known != null
                    && !known.received().position().equals(waiting.received().position())) {
                repetitions.add(id);
            }
        }
        return repetitions;
    }

    @Override
    public synchronized List<Waiting> find(String corpId, Collection<String> awaited, int limit) {
        return all.values().stream()
                .filter(waiting -> waiting.received().behavior().corpId().equals(corpId))
                .filter(waiting -> awaited.contains(waiting.awaited()))
                .sorted(IN_ORDER)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Map<String, SourcePosition> positions(Collection<String> behaviorIds) {
        return behaviorIds.stream()
                .filter(all::containsKey)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> all.get(id).received().position()));
    }

    @Override
    public synchronized Map<String, Integer> counts(String corpId, Collection<String> awaited) {
        Map<String, Integer> wanted = new HashMap<>();
        awaited.forEach(one -> wanted.put(one, counts.getOrDefault(corpId + ":" + one, 0)));
        wanted.values().removeIf(count -> count <= 0);
        return wanted;
    }

    @Override
    public synchronized int recount(String corpId, String awaited, int most) {
        int there = find(corpId, List.of(awaited), most).size();
        counts.put(corpId + ":" + awaited, there);
        return there;
    }

    @Override
    public synchronized List<OfKind> kinds(String corpId) {
        Map<String, OfKind> kinds = new TreeMap<>();
        Set<String> people = new HashSet<>();
        for (var waiting : all.values()) {
            var behavior = waiting.received().behavior();
            if (behavior.corpId().equals(corpId)) {
                var kind = behavior.subject().kind();
                kinds.merge(kind, new OfKind(kind, people.add(waiting.awaited()) ? 1 : 0, 1), OfKind::plus);
            }
        }
        return List.copyOf(kinds.values());
    }

    @Override
    public synchronized void remove(String corpId, List<Waiting> waiting) {
        waiting.forEach(one -> {
            if (all.remove(one.id()) != null) {
                counts.merge(person(one), -1, Integer::sum);
            }
        });
    }

    @Override
    public synchronized void forgetBefore(LocalDate day) {
        var start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        all.values()
                .removeIf(waiting -> waiting.received().behavior().receivedAt().isBefore(start));
        counts.keySet()
                .retainAll(all.values().stream()
                        .map(InMemoryWaitingBehaviors::person)
                        .collect(Collectors.toSet()));
    }

    private static String person(Waiting waiting) {
        return waiting.received().behavior().corpId() + ":" + waiting.awaited();
    }
}
