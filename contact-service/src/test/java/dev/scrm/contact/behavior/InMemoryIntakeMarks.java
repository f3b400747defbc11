package dev.scrm.contact.behavior;

import dev.scrm.platform.events.SourcePosition;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Marks without a database, for tests of what uses them. */
final class InMemoryIntakeMarks implements IntakeMarks {
    private final Map<String, Long> marks = new HashMap<>();
    private final Map<SourcePosition, PutAside> aside = new HashMap<>();

    @Override
    public synchronized Map<String, Long> takenUpTo(Collection<String> partitionKeys) {
        var found = new HashMap<>(marks);
        found.keySet().retainAll(partitionKeys);
        return found;
    }

    @Override
    public synchronized void taken(Collection<SourcePosition> last) {
        last.forEach(one -> marks.merge(one.partitionKey(), one.offset(), Math::max));
    }

    @Override
    public synchronized void putAside(Map<SourcePosition, PutAside> from) {
        aside.putAll(from);
    }

    @Override
    public synchronized Map<SourcePosition, String> wentAside(Collection<SourcePosition> from) {
        Map<SourcePosition, String> found = new HashMap<>();
        aside.forEach((position, one) -> {
            if (from.contains(position)) {
                found.put(position, one.quarantinedId());
            }
        });
        return found;
    }

    @Override
    public synchronized void forgetBefore(Instant at) {
        aside.values().removeIf(one -> one.at().isBefore(at));
    }
}
