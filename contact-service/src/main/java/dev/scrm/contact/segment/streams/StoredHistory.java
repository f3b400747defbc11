package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.History;
import dev.scrm.contact.segment.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What a person did, from the store, for one decision: of each type the latest, and no further back than is asked for. */
final class StoredHistory implements History, AutoCloseable {
    private final KeyValueStore<Bytes, byte[]> rows;
    private final String key;
    private final Map<String, OfType> types = new HashMap<>();

    StoredHistory(KeyValueStore<Bytes, byte[]> rows, String key) {
        this.rows = rows;
        this.key = key;
    }

    @Override
    public List<Occurrence> latest(String type, @Nullable Instant after, int atMost) {
        return types.computeIfAbsent(
                        type,
                        one -> new OfType(
                                rows.reverseRange(PeopleKeys.behaviors(key, one), PeopleKeys.behaviorsEnd(key, one))))
                .latest(after, atMost);
    }

    @Override
    public void close() {
        types.values().forEach(OfType::close);
    }

    /** Those of a type: what was read so far, and where it goes on. */
    private static final class OfType {
        private final KeyValueIterator<Bytes, byte[]> further;
        private final List<Occurrence> read = new ArrayList<>();

        OfType(KeyValueIterator<Bytes, byte[]> further) {
            this.further = further;
        }

        List<Occurrence> latest(@Nullable Instant after, int atMost) {
            while (read.size() < atMost && (read.isEmpty() || isAfter(read.getLast(), after)) && further.hasNext()) {
                var row = further.next();
                read.add(new StoredOccurrence(row.key, row.value));
            }
            int count = 0;
            while (count < atMost && count < read.size() && isAfter(read.get(count), after)) {
                count++;
            }
            return read.subList(0, count);
        }

        private static boolean isAfter(Occurrence occurrence, @Nullable Instant after) {
            return after == null || occurrence.at().isAfter(after);
        }

        void close() {
            further.close();
        }
    }
}
