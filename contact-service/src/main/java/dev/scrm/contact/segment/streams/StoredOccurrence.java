package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.Occurrence;
import dev.scrm.platform.messaging.EventData;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A behaviour whose properties are read when somebody asks for them. */
final class StoredOccurrence implements Occurrence {
    private final Bytes key;
    private final Instant at;
    private final byte[] json;
    private @Nullable Map<String, Object> properties;

    /**
     * @param key of its row, which has the id and the type that hardly anybody asks for
     * @param json of the properties; empty for none
     */
    StoredOccurrence(Bytes key, byte[] json) {
        this.key = key;
        this.at = PeopleKeys.at(key);
        this.json = json;
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
