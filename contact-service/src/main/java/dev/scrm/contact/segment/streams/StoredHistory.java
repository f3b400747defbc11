package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.History;
import dev.scrm.contact.segment.Occurrence;
import dev.scrm.platform.messaging.EventData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What a person did, from the store; what was read once for a decision is not read again. */
final class StoredHistory implements History {
    private final KeyValueStore<Bytes, byte[]> rows;
    private final String key;
    private final Map<String, Read> read = new HashMap<>();

    StoredHistory(KeyValueStore<Bytes, byte[]> rows, String key) {
        this.rows = rows;
        this.key = key;
    }

    /**
     * What was read of a type.
     *
     * @param after back to this time; null for all
     * @param complete whether everything back to then is in it
     */
    private record Read(@Nullable Instant after, int atMost, boolean complete, List<Occurrence> latest) {
        boolean answers(@Nullable Instant wanted, int most) {
            boolean farEnough = after == null || (wanted != null && !wanted.isBefore(after));
            return farEnough && (complete || most <= atMost);
        }
    }

    @Override
    public List<Occurrence> latest(String type, @Nullable Instant after, int atMost) {
        var known = read.get(type);
        if (known == null || !known.answers(after, atMost)) {
            known = readFrom(type, after, atMost);
            read.put(type, known);
        }
        return known.latest().stream()
                .filter(one -> after == null || one.at().isAfter(after))
                .limit(atMost)
                .toList();
    }

    private Read readFrom(String type, @Nullable Instant after, int atMost) {
        var from = after == null
                ? PeopleKeys.behaviors(key, type)
                : PeopleKeys.behaviorsFrom(key, type, Instant.ofEpochMilli(after.toEpochMilli() + 1));
        List<Occurrence> latest = new ArrayList<>();
        try (var newestFirst = rows.reverseRange(from, PeopleKeys.behaviorsEnd(key, type))) {
            while (newestFirst.hasNext() && latest.size() < atMost) {
                var row = newestFirst.next();
                latest.add(new Stored(PeopleKeys.at(row.key), row.value));
            }
        }
        return new Read(after, atMost, latest.size() < atMost, latest);
    }

    /** A behaviour whose properties are read when somebody asks. */
    private static final class Stored implements Occurrence {
        private final Instant at;
        private final byte[] json;
        private @Nullable Map<String, Object> properties;

        Stored(Instant at, byte[] json) {
            this.at = at;
            this.json = json;
        }

        @Override
        public Instant at() {
            return at;
        }

        @Override
        @SuppressWarnings("unchecked") // The names of a JSON object are texts.
        public Map<String, Object> properties() {
            if (properties == null) {
                properties = json.length == 0 ? Map.of() : EventData.read(json, Map.class);
            }
            return properties;
        }
    }
}
