package dev.scrm.gateway.corps;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All corps in this replica's memory: those of the settings, and over them those of the store. Until the store was read
 * once, only the former.
 */
public final class CorpDirectory implements Corps {
    /** A corp that is not found is looked for in the store, but not more often than this. */
    private static final Duration LOOKED_LATELY = Duration.ofSeconds(1);

    private static final long NEVER = -1;

    /** @param changes the store's count when it was read */
    private record Snapshot(long changes, CorpTable corps, Map<String, Set<String>> unreadable, Set<String> disabled) {}

    private final List<Corp> inSettings;
    private final Registrations registrations;
    private final Clock clock;
    private volatile Snapshot snapshot;
    private volatile Instant lookedAt = Instant.EPOCH;

    CorpDirectory(List<Corp> inSettings, Registrations registrations, Clock clock) {
        this.inSettings = List.copyOf(inSettings);
        this.registrations = registrations;
        this.clock = clock;
        this.snapshot = new Snapshot(NEVER, new CorpTable(inSettings), Map.of(), Set.of());
    }

    @Override
    public Optional<Corp> find(String corpId) {
        var found = snapshot.corps().find(corpId);
        if (found.isPresent() || isLookedLately()) {
            return found;
        }
        refresh();
        return snapshot.corps().find(corpId);
    }

    @Override
    public Optional<CallbackReceiver> findReceiver(String corpId, String address) {
        return snapshot.corps().findReceiver(corpId, address);
    }

    @Override
    public Optional<Suspension> suspension(String corpId) {
        var now = snapshot;
        if (now.disabled().contains(corpId)) {
            return Optional.of(Suspension.DISABLED);
        }
        return now.unreadable().getOrDefault(corpId, Set.of()).isEmpty()
                ? Optional.empty()
                : Optional.of(Suspension.UNREADABLE);
    }

    @Override
    public List<String> ids() {
        return snapshot.corps().ids();
    }

    @Override
    public boolean isUnsure(String corpId, String address) {
        var now = snapshot;
        return now.changes() == NEVER
                || now.unreadable().getOrDefault(corpId, Set.of()).contains(address);
    }

    /** Takes over what changed in the store; one small read when nothing did. */
    public synchronized void refresh() {
        long changes = registrations.changes();
        if (changes != snapshot.changes()) {
            snapshot = snapshot(changes, registrations.all());
        }
        lookedAt = clock.instant();
    }

    private Snapshot snapshot(long changes, List<CorpRegistration> stored) {
        Map<String, Corp> corps = new LinkedHashMap<>();
        inSettings.forEach(corp -> corps.put(corp.corpId(), corp));
        stored.forEach(corp -> corps.remove(corp.corpId()));
        stored.forEach(corp -> corp.serving().ifPresent(serving -> corps.put(corp.corpId(), serving)));
        return new Snapshot(
                changes,
                new CorpTable(corps.values()),
                stored.stream()
                        .collect(Collectors.toUnmodifiableMap(CorpRegistration::corpId, CorpRegistration::unreadable)),
                stored.stream()
                        .filter(corp -> !corp.enabled())
                        .map(CorpRegistration::corpId)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private boolean isLookedLately() {
        return snapshot.changes() != NEVER && clock.instant().isBefore(lookedAt.plus(LOOKED_LATELY));
    }
}
