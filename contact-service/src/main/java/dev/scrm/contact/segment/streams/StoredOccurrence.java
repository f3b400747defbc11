package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.Occurrence;
import dev.scrm.platform.messaging.EventData;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A behaviour whose properties are read when somebody asks for them. */
final class StoredOccurrence implements Occurrence {
    /** Bytes of properties up to which taking some of them out is more work than it is worth. */
    private static final int SMALL = 512;

    private final Bytes key;
    private final Instant at;
    private final byte[] json;
    private @Nullable Map<String, Object> properties;

    /**
     * A behaviour as its row has it.
     *
     * @param asked the properties that anybody will ask for: what else a large one has is not kept in memory
     */
    static StoredOccurrence of(Bytes key, byte[] json, Set<String> asked) {
        return new StoredOccurrence(key, json.length <= SMALL ? json : only(asked, json));
    }

    @SuppressWarnings("unchecked") // The names of a JSON object are texts.
    private static byte[] only(Set<String> asked, byte[] json) {
        if (asked.isEmpty()) {
            return new byte[0];
        }
        Map<String, Object> some = new LinkedHashMap<>((Map<String, Object>) EventData.read(json, Map.class));
        some.keySet().retainAll(asked);
        return some.isEmpty() ? new byte[0] : EventData.write(some);
    }

    /**
     * @param key of its row, which has the id and the type that hardly anybody asks for
     * @param json of the properties; empty for none
     */
    private StoredOccurrence(Bytes key, byte[] json) {
        this.key = key;
        this.at = PeopleKeys.at(key);
        this.json = json;
    }

    /** How much of it is kept in memory, in bytes. */
    int bytes() {
        return json.length;
    }

    @Override
    public String id() {
        return PeopleKeys.id(key);
    }

    @Override
    public String type() {
        return PeopleKeys.type(key);
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
