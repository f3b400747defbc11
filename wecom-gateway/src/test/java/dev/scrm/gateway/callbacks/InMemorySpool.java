package dev.scrm.gateway.callbacks;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A spool that ends with the test; it can be away. */
public final class InMemorySpool implements Spool {
    private record Entry(Spooled spooled, Instant at) {}

    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private boolean away;

    public InMemorySpool(Clock clock) {
        this.clock = clock;
    }

    synchronized void setAway(boolean away) {
        this.away = away;
    }

    @Override
    public synchronized CompletableFuture<?> add(Spooled spooled) {
        if (away) {
            return CompletableFuture.failedFuture(new IllegalStateException("away"));
        }
        entries.putIfAbsent(spooled.event().id(), new Entry(spooled, clock.instant()));
        return CompletableFuture.completedFuture(null);
    }

    /** Adds, for a test that begins with something spooled. */
    synchronized void put(long position, CallbackEvent event) {
        entries.put(event.id(), new Entry(new Spooled(position, event), clock.instant()));
    }

    @Override
    public synchronized List<Spooled> oldest(int limit) {
        return entries.values().stream()
                .map(Entry::spooled)
                .sorted(Comparator.comparingLong(Spooled::position))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void remove(Collection<String> eventIds) {
        new ArrayList<>(eventIds).forEach(entries::remove);
    }

    @Override
    public synchronized Optional<Set<String>> keys(int limit) {
        var keys = entries.values().stream()
                .map(entry -> entry.spooled().event().key())
                .collect(Collectors.toSet());
        return keys.size() > limit ? Optional.empty() : Optional.of(keys);
    }

    @Override
    public synchronized State state(String corpId) {
        return state(entry -> entry.spooled().event().envelope().corpId().equals(corpId));
    }

    @Override
    public synchronized State total() {
        return state(_ -> true);
    }

    private State state(Predicate<Entry> wanted) {
        var found = entries.values().stream().filter(wanted).toList();
        return new State(
                found.size(),
                found.stream().map(Entry::at).min(Comparator.naturalOrder()).orElse(null));
    }
}
