package dev.scrm.contact.imports;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Rows of one import without a database, for tests of what uses them. */
final class InMemoryImportRows implements ImportRows {
    private final TreeMap<Integer, List<Row>> blocks = new TreeMap<>();
    private final TreeMap<Position, Journal> journals = new TreeMap<>();
    private final TreeMap<Position, List<RowError>> found = new TreeMap<>();
    private final TreeMap<Position, List<Kept>> kept = new TreeMap<>();

    private String id = "";

    @Override
    public void keep(String corpId, String importId, int block, List<Row> rows) {
        id = importId;
        blocks.putIfAbsent(block, List.copyOf(rows));
    }

    @Override
    public List<Row> block(String corpId, String importId, int block) {
        return blocks.getOrDefault(block, List.of());
    }

    @Override
    public Journal writeDown(String corpId, String importId, Journal journal) {
        journals.putIfAbsent(journal.at(), journal);
        return journals.get(journal.at());
    }

    @Override
    public Optional<Journal> journal(String corpId, String importId, Position at) {
        return Optional.ofNullable(journals.get(at));
    }

    @Override
    public Optional<Journal> journalBefore(String corpId, String importId, Position position) {
        return Optional.ofNullable(journals.lowerEntry(position)).map(Map.Entry::getValue);
    }

    @Override
    public List<RowError> errors(String corpId, String importId, boolean dryRun, int block) {
        return dryRun
                ? ofBlock(found, block)
                : journals.values().stream()
                        .filter(journal -> journal.at().block() == block)
                        .flatMap(journal -> journal.errors().stream())
                        .toList();
    }

    @Override
    public void keepFound(String corpId, String importId, Position at, List<RowError> errors) {
        found.put(at, errors);
    }

    @Override
    public void forgetFound(String corpId, String importId) {
        found.clear();
    }

    @Override
    public void keepKept(String corpId, String importId, Position at, List<Kept> stays) {
        kept.put(at, stays);
    }

    @Override
    public List<Kept> kept(String corpId, String importId, int block) {
        return ofBlock(kept, block);
    }

    @Override
    public void forget(String corpId, String importId) {
        blocks.clear();
        journals.clear();
        found.clear();
        kept.clear();
    }

    @Override
    public void forgetBefore(String importId) {
        if (id.compareTo(importId) < 0) {
            forget("", id);
        }
    }

    private static <T> List<T> ofBlock(NavigableMap<Position, List<T>> all, int block) {
        return all.subMap(new Position(block, 0), new Position(block + 1, 0)).values().stream()
                .flatMap(List::stream)
                .toList();
    }
}
