package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.Instance;
import dev.scrm.journey.engine.Instance.Timer;
import dev.scrm.journey.engine.Traveller;
import dev.scrm.journey.engine.streams.RowKeys.DueTimer;
import dev.scrm.platform.messaging.streams.DueRows;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The one store of a partition: what is known of each contact, and the timers; what is parked lies in it as well. The
 * rows of contacts are the truth; timers follow from them.
 */
final class EngineStore {
    static final String NAME = "engine";

    private final KeyValueStore<Bytes, byte[]> rows;
    private final DueRows timers;

    EngineStore(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
        this.timers = new DueRows(rows, RowKeys.TIMERS, RowKeys.HINT);
    }

    /** The contact's traveller, or nothing. */
    byte @Nullable [] row(String contactKey) {
        return rows.get(RowKeys.contact(contactKey));
    }

    /** Writes a traveller and moves its timers. */
    void save(String contactKey, Traveller before, Traveller after, byte[] row) {
        rows.put(RowKeys.contact(contactKey), row);
        var old = timers(before);
        var current = timers(after);
        old.stream()
                .filter(timer -> !current.contains(timer))
                .forEach(timer -> timers.clear(RowKeys.timer(contactKey, timer)));
        current.stream().filter(timer -> !old.contains(timer)).forEach(timer -> set(contactKey, timer));
    }

    private static Set<Timer> timers(Traveller traveller) {
        return traveller.instances().stream().map(Instance::timer).collect(Collectors.toSet());
    }

    List<DueTimer> due(Instant horizon, int atMost) {
        return timers.due(horizon, atMost).stream().map(RowKeys::timer).toList();
    }

    void fired(DueTimer timer) {
        timers.clear(RowKeys.timer(timer.contactKey(), timer.timer()));
    }

    /** Sets a contact's timers anew: while it was parked they may have run out. */
    void rearm(String contactKey, Traveller traveller) {
        traveller.instances().forEach(instance -> set(contactKey, instance.timer()));
    }

    private void set(String contactKey, Timer timer) {
        timers.set(RowKeys.timer(contactKey, timer));
    }
}
