package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.Rule;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** How many people of the partition each rule holds for; which counts changed since they were told last. */
final class RuleCounts {
    private final KeyValueStore<Bytes, byte[]> rows;
    private final Map<Counted, Long> counts = new HashMap<>();
    private final Set<Counted> changed = new HashSet<>();

    RuleCounts(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    /** A rule of a corp. */
    record Counted(String corpId, Rule.Key rule) {}

    void add(String corpId, Rule.Key rule, int more) {
        var counted = new Counted(corpId, rule);
        long count = of(counted) + more;
        counts.put(counted, count);
        changed.add(counted);
        rows.put(row(counted), ByteBuffer.allocate(Long.BYTES).putLong(count).array());
    }

    long of(Counted counted) {
        return counts.computeIfAbsent(counted, one -> {
            var stored = rows.get(row(one));
            return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
        });
    }

    void forget(Counted counted) {
        counts.remove(counted);
        changed.remove(counted);
        rows.delete(row(counted));
    }

    /** Those that changed since this was asked last. */
    Set<Counted> changed() {
        var told = Set.copyOf(changed);
        changed.clear();
        return told;
    }

    private static Bytes row(Counted counted) {
        return PeopleKeys.rule(
                counted.corpId(), counted.rule().segmentId(), counted.rule().version());
    }
}
