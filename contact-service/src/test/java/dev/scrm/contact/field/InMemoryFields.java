package dev.scrm.contact.field;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fields without a database, for tests of what uses them. */
public final class InMemoryFields implements Fields {
    private final Map<String, Map<String, Field>> fields = new TreeMap<>();

    @Override
    public synchronized Optional<Field> find(String corpId, String id) {
        return Optional.ofNullable(of(corpId).get(id));
    }

    @Override
    public synchronized Map<String, Field> findAll(String corpId, Collection<String> ids) {
        return of(corpId).values().stream()
                .filter(field -> ids.contains(field.id()))
                .collect(Collectors.toMap(Field::id, field -> field));
    }

    @Override
    public synchronized List<Field> list(String corpId) {
        return List.copyOf(of(corpId).values());
    }

    @Override
    public synchronized Field change(String corpId, String id, UnaryOperator<@Nullable Field> decision) {
        var decided = decision.apply(of(corpId).get(id));
        of(corpId).put(id, decided);
        return decided;
    }

    private Map<String, Field> of(String corpId) {
        return fields.computeIfAbsent(corpId, _ -> new TreeMap<>());
    }
}
