package dev.scrm.simulator.world;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Rows of one kind by key, in the order they came; every change goes to the journal. Guarded by the world's lock. */
final class Table<V extends Record> {
    private final Map<String, V> rows = new LinkedHashMap<>();
    private final String name;
    private final Journal journal;

    Table(String name, Journal journal) {
        this.name = name;
        this.journal = journal;
    }

    String name() {
        return name;
    }

    Optional<V> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    V put(String key, V row) {
        rows.put(key, row);
        journal.append(name, key, row);
        return row;
    }

    void remove(String key) {
        if (rows.remove(key) != null) {
            journal.append(name, key, null);
        }
    }

    /** Forgets the oldest rows beyond so many. */
    void keepNewest(int count) {
        while (rows.size() > count) {
            remove(rows.keySet().iterator().next());
        }
    }

    /** The row that came first; there must be one. */
    V oldest() {
        return rows.values().iterator().next();
    }

    void restore(String key, V row) {
        rows.put(key, row);
    }

    int size() {
        return rows.size();
    }

    Collection<V> values() {
        return Collections.unmodifiableCollection(rows.values());
    }

    Map<String, V> rows() {
        return Collections.unmodifiableMap(rows);
    }
}
