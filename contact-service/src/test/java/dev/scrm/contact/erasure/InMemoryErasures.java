package dev.scrm.contact.erasure;

import dev.scrm.platform.events.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Erasures in memory. */
final class InMemoryErasures implements Erasures {
    private final TreeMap<String, Erasure> erasures = new TreeMap<>();
    private final List<ErasureEvent> told = new ArrayList<>();

    List<ErasureEvent> told() {
        return List.copyOf(told);
    }

    List<Erasure> all() {
        return List.copyOf(erasures.values());
    }

    @Override
    public Erasure add(Erasure erasure) {
        var underWay = findUnderWay(erasure.corpId(), erasure.request().contactId());
        underWay.ifPresentOrElse(_ -> {}, () -> erasures.put(erasure.id(), erasure));
        return underWay.orElse(erasure);
    }

    @Override
    public Optional<Erasure> find(String corpId, String id) {
        return Optional.ofNullable(erasures.get(id));
    }

    @Override
    public Optional<Erasure> findUnderWay(String corpId, String contactId) {
        return erasures.values().stream()
                .filter(one -> one.endedAt() == null)
                .filter(one -> one.request().contactId().equals(contactId))
                .findFirst();
    }

    @Override
    public Erasure update(String corpId, String id, Function<Erasure, Decision<Erasure, ErasureEvent>> decide) {
        var decision = decide.apply(find(corpId, id).orElseThrow());
        if (decision.changed()) {
            erasures.put(id, decision.state());
            told.addAll(decision.events());
        }
        return decision.state();
    }

    @Override
    public List<Erasure> findDue(Instant now, int limit) {
        return erasures.values().stream()
                .filter(one -> one.lookAt().filter(at -> !at.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(one -> one.lookAt().orElseThrow()))
                .limit(limit)
                .toList();
    }

    @Override
    public long countOverdue(Instant dueBefore) {
        return erasures.values().stream()
                .filter(one -> one.isOverdue(dueBefore, Duration.ZERO))
                .count();
    }

    @Override
    public List<Erasure> list(String corpId, int limit, @Nullable String before) {
        return erasures.values().stream()
                .filter(one -> before == null || one.id().compareTo(before) < 0)
                .sorted(Comparator.comparing(Erasure::id).reversed())
                .limit(limit)
                .toList();
    }
}
