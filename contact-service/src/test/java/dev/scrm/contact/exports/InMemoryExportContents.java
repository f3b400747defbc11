package dev.scrm.contact.exports;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows and files of exports without a database, for tests of what uses them. */
final class InMemoryExportContents implements ExportContents {
    private final SortedMap<String, ExportPage> pages = new TreeMap<>();
    private final SortedMap<String, byte[]> chunks = new TreeMap<>();

    @Override
    public synchronized ExportPage write(String corpId, String exportId, ExportPage page, Instant expiresAt) {
        var known = pages.putIfAbsent(key(corpId, exportId, page.number()), page);
        return known == null ? page : known;
    }

    @Override
    public synchronized Optional<ExportPage> page(String corpId, String exportId, int number) {
        return Optional.ofNullable(pages.get(key(corpId, exportId, number)));
    }

    @Override
    public synchronized void keep(String corpId, String exportId, int number, byte[] chunk, Instant expiresAt) {
        chunks.put(key(corpId, exportId, number), chunk.clone());
    }

    @Override
    public synchronized Optional<byte[]> chunk(String corpId, String exportId, int number) {
        return Optional.ofNullable(chunks.get(key(corpId, exportId, number)));
    }

    @Override
    public synchronized void forgetPages(String corpId, String exportId) {
        pages.keySet().removeIf(key -> key.startsWith(corpId + ":" + exportId + ":"));
    }

    @Override
    public synchronized void forget(String corpId, String exportId) {
        forgetPages(corpId, exportId);
        chunks.keySet().removeIf(key -> key.startsWith(corpId + ":" + exportId + ":"));
    }

    private static String key(String corpId, String exportId, int number) {
        return corpId + ":" + exportId + ":" + number;
    }
}
