package dev.scrm.contact.imports;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Imports without a database, for tests of what uses them. */
final class InMemoryImports implements Imports {
    private record Held(
            ContactImport job,
            @Nullable String claim,
            @Nullable String leaving,
            Instant until,
            int tries,
            long version) {}

    private final Map<String, Held> imports = new HashMap<>();
    private int claims;

    @Override
    public synchronized void add(ContactImport job) {
        imports.put(key(job.corpId(), job.id()), new Held(job, null, null, Instant.EPOCH, 0, 1));
    }

    @Override
    public synchronized KeptSum kept(String corpId) {
        var kept = new KeptSum(0, 0);
        for (var job : list(corpId, Integer.MAX_VALUE, null)) {
            kept = kept.withAnother(job.file().rows());
        }
        return kept;
    }

    @Override
    public synchronized Optional<ContactImport> find(String corpId, String id) {
        return Optional.ofNullable(imports.get(key(corpId, id))).map(Held::job);
    }

    @Override
    public synchronized List<ContactImport> list(String corpId, int limit, @Nullable String before) {
        return imports.values().stream()
                .map(Held::job)
                .filter(job -> job.corpId().equals(corpId))
                .filter(job -> before == null || job.id().compareTo(before) < 0)
                .sorted(Comparator.comparing(ContactImport::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<VersionedImport> findVersioned(String corpId, String id) {
        return Optional.ofNullable(imports.get(key(corpId, id)))
                .map(held -> new VersionedImport(held.job(), held.version()));
    }

    @Override
    public synchronized VersionedImport changeVersioned(
            String corpId, String id, Instant now, Function<VersionedImport, ContactImport> decide) {
        var held = imports.get(key(corpId, id));
        if (held == null) {
            throw ImportRefused.unknown(id);
        }
        var job = decide.apply(new VersionedImport(held.job(), held.version()));
        var leaving = held.claim() == null ? held.leaving() : held.claim();
        imports.put(key(corpId, id), new Held(job, null, leaving, held.until(), 0, held.version() + 1));
        return new VersionedImport(job, held.version() + 1);
    }

    @Override
    public synchronized Optional<Taken> take(Instant now, Instant until) {
        var free = imports.entrySet().stream()
                .filter(one -> one.getValue().job().status().isAtWork())
                .filter(one -> !one.getValue().until().isAfter(now))
                .findFirst();
        free.ifPresent(one -> one.setValue(new Held(
                one.getValue().job(),
                "claim-" + claims++,
                null,
                until,
                one.getValue().tries() + 1,
                one.getValue().version() + 1)));
        return free.map(Map.Entry::getValue)
                .map(held -> new Taken(String.valueOf(held.claim()), held.tries(), held.job()));
    }

    @Override
    public synchronized boolean save(Taken taken, ContactImport job, Instant until) {
        var held = imports.get(key(job.corpId(), job.id()));
        if (held != null && taken.claim().equals(held.claim())) {
            boolean over = !job.status().isAtWork();
            imports.put(
                    key(job.corpId(), job.id()),
                    new Held(
                            job,
                            over ? null : taken.claim(),
                            null,
                            over ? Instant.EPOCH : until,
                            0,
                            held.version() + 1));
            return true;
        }
        if (held != null && taken.claim().equals(held.leaving())) {
            imports.put(
                    key(job.corpId(), job.id()),
                    new Held(held.job(), held.claim(), null, Instant.EPOCH, held.tries(), held.version() + 1));
        }
        return false;
    }

    @Override
    public synchronized void remove(String corpId, String id) {
        imports.remove(key(corpId, id));
    }

    @Override
    public synchronized List<ContactImport> uploadedBefore(Instant time, int limit) {
        return imports.values().stream()
                .map(Held::job)
                .filter(job -> job.createdAt().isBefore(time) && !job.status().isAtWork())
                .limit(limit)
                .toList();
    }

    private static String key(String corpId, String id) {
        return corpId + ":" + id;
    }
}
