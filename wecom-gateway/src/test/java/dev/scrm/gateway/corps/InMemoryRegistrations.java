package dev.scrm.gateway.corps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Corps that end with the test. */
final class InMemoryRegistrations implements Registrations {
    private final TreeMap<String, CorpRegistration> corps = new TreeMap<>();
    private final List<CorpChange> trail = new ArrayList<>();
    private long changes;
    private int reads;
    private boolean away;

    void goAway(boolean isAway) {
        away = isAway;
    }

    /** How often all corps were read. */
    int reads() {
        return reads;
    }

    @Override
    public synchronized Optional<CorpRegistration> find(String corpId) {
        return Optional.ofNullable(corps.get(corpId));
    }

    @Override
    public synchronized List<CorpRegistration> all() {
        reads++;
        return List.copyOf(corps.values());
    }

    @Override
    public synchronized List<CorpRegistration> list(int limit, @Nullable String after) {
        var from = after == null ? corps : corps.tailMap(after, false);
        return from.values().stream().limit(limit).toList();
    }

    @Override
    public synchronized long count() {
        return corps.size();
    }

    @Override
    public synchronized boolean save(CorpRegistration next, CorpChange change) {
        var before = corps.get(next.corpId());
        if ((before == null ? 0 : before.version()) != next.version() - 1) {
            return false;
        }
        corps.put(next.corpId(), next);
        return noted(change);
    }

    @Override
    public synchronized boolean remove(CorpRegistration last, CorpChange change) {
        var before = corps.get(last.corpId());
        if (before == null || before.version() != last.version()) {
            return false;
        }
        corps.remove(last.corpId());
        return noted(change);
    }

    private boolean noted(CorpChange change) {
        trail.add(change);
        changes++;
        return true;
    }

    @Override
    public synchronized long changes() {
        if (away) {
            throw new IllegalStateException("away");
        }
        return changes;
    }

    @Override
    public void settle() {}

    @Override
    public synchronized List<CorpChange> trail(String corpId, int limit, @Nullable String before) {
        return trail.stream()
                .filter(line -> line.corpId().equals(corpId))
                .filter(line -> before == null || line.id().compareTo(before) < 0)
                .sorted(Comparator.comparing(CorpChange::id).reversed())
                .limit(limit)
                .toList();
    }
}
