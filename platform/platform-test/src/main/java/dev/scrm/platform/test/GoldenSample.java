package dev.scrm.platform.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The released form of an event: what its publisher must write and its consumers must be able to read. The files are
 * resources of the contracts module, which the test has on its class path.
 */
public final class GoldenSample {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();
    private static final Instant NOON = Instant.parse("2026-11-21T08:30:00Z");

    private GoldenSample() {}

    /** The JSON of the sample of a type, such as {@code scrm.contact.tagged.v1}. */
    public static byte[] data(String type) {
        return resource(type, ".sample.json");
    }

    /** The sample as it arrives: an event of the demo corp with an id of its own kind. */
    public static EventEnvelope envelope(String type) {
        return envelope(type, "sample-" + type, data(type));
    }

    /** Another event of the type: other data under another id. */
    public static EventEnvelope envelope(String type, String id, byte[] data) {
        return envelope(type, id, NOON, data);
    }

    /** As above, at another time. */
    public static EventEnvelope envelope(String type, String id, Instant time, byte[] data) {
        return new EventEnvelope(
                id, EventType.of(type), "/sample", null, time, TestTokens.CORP, 1, null, null, null, data);
    }

    /** What a publisher writes must be valid: fields, forms, and no field that the schema does not know. */
    public static void assertMatchesSchema(String type, byte[] json) {
        assertThat(schema(type)
                        .validate(
                                new String(json, UTF_8),
                                InputFormat.JSON,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("%s: %s", type, new String(json, UTF_8))
                .isEmpty();
        assertThat(fieldsUnknownTo(JSON.readTree(resource(type, ".schema.json")), JSON.readTree(json)))
                .as("%s: fields that the schema does not describe", type)
                .isEmpty();
    }

    /** What a publisher writes for the sample's values must be the sample, whatever the order of fields. */
    public static void assertEqualsSample(String type, byte[] json) {
        assertThat(JSON.readTree(json)).as(type).isEqualTo(JSON.readTree(data(type)));
    }

    /** Schemas stay open, so that consumers accept what later publishers add; the publisher has no such excuse. */
    private static List<String> fieldsUnknownTo(JsonNode schema, JsonNode value) {
        var properties = schema.path("properties");
        var inItems = value.isArray() ? value.valueStream() : Stream.<JsonNode>empty();
        var inFields =
                properties.isMissingNode() ? Stream.<Map.Entry<String, JsonNode>>empty() : value.propertyStream();
        return Stream.concat(
                        inItems.flatMap(item -> fieldsUnknownTo(schema.path("items"), item).stream()),
                        inFields.flatMap(field -> properties.has(field.getKey())
                                ? fieldsUnknownTo(properties.get(field.getKey()), field.getValue()).stream()
                                : Stream.of(field.getKey())))
                .toList();
    }

    private static Schema schema(String type) {
        return READ.computeIfAbsent(
                type, _ -> SCHEMAS.getSchema(new String(resource(type, ".schema.json"), UTF_8), InputFormat.JSON));
    }

    /** The domain is the second word of the type. */
    private static byte[] resource(String type, String suffix) {
        var path = "/contracts/" + type.split("\\.", 3)[1] + "/" + type + suffix;
        try (var stream = GoldenSample.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException(
                        "Expected " + path + " on the class path: is the type right, and contracts a test dependency?");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
