package dev.scrm.gateway.reconciliation;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

final class InMemoryMirror implements Mirror {
    private record Key(String corpId, Part part, String id) {}

    private record Met(Row row, String runId) {}

    private final Map<Key, Met> things = new HashMap<>();
    private final Map<Key, Instant> completed = new HashMap<>();

    @Override
    public Map<String, Row> find(String corpId, Part part, Collection<String> ids) {
        return things.entrySet().stream()
                .filter(thing -> ids.contains(thing.getKey().id())
                        && thing.getKey()
                                .equals(new Key(corpId, part, thing.getKey().id())))
                .map(thing -> thing.getValue().row())
                .collect(toMap(row -> row.known().id(), Function.identity()));
    }

    @Override
    public void save(String corpId, String runId, List<Row> rows) {
        rows.forEach(row ->
                things.put(new Key(corpId, row.known().part(), row.known().id()), new Met(row, runId)));
    }

    @Override
    public List<Row> unmet(String corpId, Part part, String runId, int limit) {
        return things.entrySet().stream()
                .filter(thing ->
                        thing.getKey().corpId().equals(corpId) && thing.getKey().part() == part)
                .filter(thing -> !thing.getValue().runId().equals(runId))
                .map(thing -> thing.getValue().row())
                .limit(limit)
                .toList();
    }

    @Override
    public boolean isMoreUnmet(String corpId, Part part, String runId, int than) {
        return unmet(corpId, part, runId, than + 1).size() > than;
    }

    @Override
    public void leave(String corpId, Part part, String runId, Set<String> ids) {
        ids.forEach(id -> things.computeIfPresent(new Key(corpId, part, id), (_, met) -> new Met(met.row(), runId)));
    }

    @Override
    public void remove(String corpId, Part part, Set<String> ids) {
        ids.forEach(id -> things.remove(new Key(corpId, part, id)));
    }

    @Override
    public Optional<Instant> completedAt(String corpId, Part part) {
        return Optional.ofNullable(completed.get(new Key(corpId, part, "")));
    }

    @Override
    public void forgetBefore(Instant startedAt) {
        var old = completed.entrySet().stream()
                .filter(reading -> reading.getValue().isBefore(startedAt))
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(completed::remove);
        things.keySet()
                .removeIf(key ->
                        old.stream().anyMatch(part -> part.corpId().equals(key.corpId()) && part.part() == key.part()));
    }

    @Override
    public void complete(String corpId, Part part, Instant startedAt) {
        completed.put(new Key(corpId, part, ""), startedAt);
    }
}
