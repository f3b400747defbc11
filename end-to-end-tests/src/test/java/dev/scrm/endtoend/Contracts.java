package dev.scrm.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The released schemas of all public events. */
final class Contracts {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new HashMap<>();

    /** What is wrong with a record; empty when its contract holds. */
    List<String> violations(PublicRecord record) {
        return schemas
                .computeIfAbsent(record.type(), this::schema)
                .validate(
                        record.json(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> record.topic() + " " + record.type() + ": " + error)
                .toList();
    }

    /** The domain is the second word of the type. */
    private Schema schema(String type) {
        var path = "/contracts/" + type.split("\\.", 3)[1] + "/" + type + ".schema.json";
        try (var stream = Contracts.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("Expected a contract for '" + type + "' but there is no " + path);
            }
            return registry.getSchema(new String(stream.readAllBytes(), UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
