package dev.scrm.contact.exports;

import dev.scrm.contact.exports.ContactExport.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Exports without a database, for tests of what uses them. */
final class InMemoryExports implements Exports {
    private record Held(ContactExport job, @Nullable String claim, int tries, Instant until) {}

    private final Map<String, Held> exports = new HashMap<>();
    private int claims;

    @Override
    public synchronized boolean add(ContactExport job, int most) {
        long atWork = exports.values().stream()
                .filter(held -> held.job().corpId().equals(job.corpId()))
                .filter(held -> held.job().status().isAtWork())
                .count();
        if (atWork >= most) {
            return false;
        }
        exports.put(key(job), new Held(job, null, 0, Instant.EPOCH));
        return true;
    }

    @Override
    public synchronized Optional<ContactExport> find(String corpId, String id) {
        return Optional.ofNullable(exports.get(corpId + ":" + id)).map(Held::job);
    }

    @Override
    public synchronized Optional<ContactExport> findByCode(String corpId, String code) {
        return exports.values().stream()
                .map(Held::job)
                .filter(job -> job.corpId().equals(corpId) && job.code().equals(code))
                .findFirst();
    }

    @Override
    public synchronized List<ContactExport> list(
            String corpId, @Nullable String asker, int limit, @Nullable String before) {
        return exports.values().stream()
                .map(Held::job)
                .filter(job -> job.corpId().equals(corpId) && job.status() != Status.REMOVED)
                .filter(job -> asker == null || job.asker().name().equals(asker))
                .filter(job -> before == null || job.id().compareTo(before) < 0)
                .sorted(Comparator.comparing(ContactExport::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized ContactExport change(String corpId, String id, UnaryOperator<ContactExport> decide) {
        var held = exports.get(corpId + ":" + id);
        if (held == null) {
            throw new IllegalArgumentException(id);
        }
        var job = decide.apply(held.job());
        exports.put(key(job), new Held(job, null, 0, Instant.EPOCH));
        return job;
    }

    @Override
    public synchronized Optional<Taken> take(Instant now, Instant until) {
        var free = exports.entrySet().stream()
                .filter(one -> one.getValue().job().status().isAtWork())
                .filter(one -> !one.getValue().until().isAfter(now))
                .min(Comparator.comparing(one -> one.getValue().until()));
        return free.map(one -> {
            var claim = "claim-" + claims++;
            var tries = one.getValue().tries() + 1;
            one.setValue(new Held(one.getValue().job(), claim, tries, until));
            return new Taken(claim, tries, one.getValue().job());
        });
    }

    @Override
    public synchronized boolean save(Taken taken, ContactExport job, Instant until) {
        var held = exports.get(key(job));
        if (held == null || !taken.claim().equals(held.claim())) {
            return false;
        }
        boolean over = !job.status().isAtWork();
        exports.put(key(job), new Held(job, over ? null : taken.claim(), 0, over ? Instant.EPOCH : until));
        return true;
    }

    @Override
    public synchronized boolean hold(Taken taken, Instant until) {
        var held = exports.get(key(taken.job()));
        if (held == null || !taken.claim().equals(held.claim())) {
            return false;
        }
        exports.put(key(taken.job()), new Held(held.job(), held.claim(), held.tries(), until));
        return true;
    }

    @Override
    public synchronized void letGo(Taken taken, Instant now) {
        var held = exports.get(key(taken.job()));
        if (held != null && taken.claim().equals(held.claim())) {
            exports.put(key(taken.job()), new Held(held.job(), null, held.tries(), now));
        }
    }

    @Override
    public synchronized List<ContactExport> completedBefore(Instant time, int limit) {
        return exports.values().stream()
                .map(Held::job)
                .filter(job -> job.status() == Status.COMPLETED)
                .filter(job -> job.endedAt() != null && job.endedAt().isBefore(time))
                .limit(limit)
                .toList();
    }

    private static String key(ContactExport job) {
        return job.corpId() + ":" + job.id();
    }
}
