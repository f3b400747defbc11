package dev.scrm.contact.livecode;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Live codes without a database, for tests of what uses them. */
public final class InMemoryLiveCodes implements LiveCodes {
    private final Map<LiveCodeId, LiveCode> codes = new HashMap<>();
    private final Map<LiveCodeId, Long> editions = new HashMap<>();
    private long lastEdition;
    private int queries;

    @Override
    public Optional<LiveCode> find(LiveCodeId id) {
        return Optional.ofNullable(codes.get(id));
    }

    @Override
    public Map<LiveCodeId, LiveCode> findAll(Collection<LiveCodeId> ids) {
        queries++;
        return ids.stream().filter(codes::containsKey).collect(Collectors.toMap(id -> id, codes::get));
    }

    @Override
    public Optional<Kept> kept(LiveCodeId id) {
        return find(id).map(code -> new Kept(code, editions.getOrDefault(id, 0L)));
    }

    @Override
    public synchronized Kept change(LiveCodeId id, Function<@Nullable Kept, LiveCode> decision) {
        var decided = new Kept(decision.apply(kept(id).orElse(null)), ++lastEdition);
        codes.put(id, decided.code());
        editions.put(id, decided.edition());
        return decided;
    }

    /** In the place of whatever is there. */
    public void put(LiveCode code) {
        change(code.id(), _ -> code);
    }

    @Override
    public boolean remove(LiveCodeId id, Consumer<Kept> seen) {
        kept(id).ifPresent(seen);
        return codes.remove(id) != null;
    }

    @Override
    public List<LiveCode> list(String corpId, int limit, @Nullable String afterState) {
        return codes.values().stream()
                .filter(code -> code.id().corpId().equals(corpId))
                .filter(code -> afterState == null || code.id().state().compareTo(afterState) > 0)
                .sorted(Comparator.comparing(code -> code.id().state()))
                .limit(limit)
                .toList();
    }

    /** How often many were asked for at once. */
    public int queries() {
        return queries;
    }
}
