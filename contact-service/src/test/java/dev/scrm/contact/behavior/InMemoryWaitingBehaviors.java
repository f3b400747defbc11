package dev.scrm.contact.behavior;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Waiting behaviours without a database, for tests of what uses them. */
final class InMemoryWaitingBehaviors implements WaitingBehaviors {
    private static final Comparator<Waiting> IN_ORDER = Comparator.<Waiting, Instant>comparing(
                    waiting -> waiting.received().behavior().receivedAt())
            .thenComparingLong(waiting -> waiting.received().position().offset());

    private final Map<String, Waiting> all = new LinkedHashMap<>();

    @Override
    public synchronized Set<String> keep(List<Waiting> wished) {
        Set<String> repetitions = new HashSet<>();
        for (var waiting : wished) {
            var id = waiting.received().behavior().id();
            var known = all.putIfAbsent(id, waiting);
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
    public synchronized void remove(String corpId, Collection<String> behaviorIds) {
        behaviorIds.forEach(all::remove);
    }

    @Override
    public synchronized void forgetBefore(Instant receivedAt) {
        all.values()
                .removeIf(waiting -> waiting.received().behavior().receivedAt().isBefore(receivedAt));
    }
}
