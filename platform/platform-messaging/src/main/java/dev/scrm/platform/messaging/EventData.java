package dev.scrm.platform.messaging;

import dev.scrm.platform.events.EventEnvelope;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events: camelCase, absent instead of null, RFC 3339 times; unknown fields are ignored, so that publishers
 * may add some. Depth and sizes are bounded.
 */
public final class EventData {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(1 << 20)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Half an hour of a time zone is not none.
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .changeDefaultPropertyInclusion(inclusion ->
                    inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    private EventData() {}

    /** Reads the envelope's data; throws {@link UnreadableEventException} when it is not JSON of that shape. */
    public static <T> T read(EventEnvelope envelope, Class<T> type) {
        return read(envelope.data(), type);
    }

    /**
     * Reads the envelope's data, of the version that is known here: another means something else, and it is better to stop at
     * it than to misread it. Throws {@link IllegalStateException} then, else as {@link #read(EventEnvelope, Class)}.
     */
    public static <T> T read(EventEnvelope envelope, int version, Class<T> type) {
        if (envelope.type().version() != version) {
            throw new IllegalStateException("Expected version %d of %s but got %s"
                    .formatted(version, envelope.type().name(), envelope.type()));
        }
        return read(envelope, type);
    }

    /** Reads JSON; throws {@link UnreadableEventException} when it is not JSON of that shape. */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = JSON.readValue(json, type);
            if (value == null) {
                throw new UnreadableEventException("Expected JSON of " + type.getSimpleName() + " but it is null");
            }
            return value;
        } catch (JacksonException e) {
            throw new UnreadableEventException(
                    "Expected JSON of %s but %s".formatted(type.getSimpleName(), JsonFailure.inWords(e)));
        }
    }

    /** The names of the data's fields, not of those within them, in their order; none when it is no object. */
    public static List<String> names(EventEnvelope envelope) {
        try (var parser = JSON.createParser(envelope.data())) {
            List<String> names = new ArrayList<>();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                    names.add(name);
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
            return List.copyOf(names);
        } catch (JacksonException e) {
            throw new UnreadableEventException("Expected JSON but " + JsonFailure.inWords(e));
        }
    }

    /** The JSON bytes of a record. */
    public static byte[] write(Object value) {
        return JSON.writeValueAsBytes(value);
    }
}
