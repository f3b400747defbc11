package dev.scrm.contact.behavior.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.scrm.contact.behavior.BehaviorRefused;
import dev.scrm.contact.behavior.BehaviorType;
import dev.scrm.contact.behavior.PropertySchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas with a JSON Schema library; what was compiled once is used again. */
@Component
class JsonPropertySchemas implements PropertySchemas {
    private static final int LONGEST_SCHEMA = 32_768;
    private static final int LONGEST_MESSAGE = 200;
    private static final int MOST_COMPILED = 2_000;
    private static final String BUILT_IN = "/behavior-types.json";

    private final JsonMapper json = JsonMapper.shared();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Schema metaSchema =
            registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final List<BehaviorType> builtIn = readBuiltIn();

    private List<BehaviorType> readBuiltIn() {
        try (var resource = JsonPropertySchemas.class.getResourceAsStream(BUILT_IN)) {
            return json.readTree(resource)
                    .valueStream()
                    .map(type -> new BehaviorType(
                            type.get("name").asString(),
                            type.get("title").asString(),
                            type.get("schema").toString(),
                            true))
                    .sorted(Comparator.comparing(BehaviorType::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<BehaviorType> builtIn() {
        return builtIn;
    }

    @Override
    public void check(String schema) {
        if (schema.length() > LONGEST_SCHEMA) {
            throw BehaviorRefused.schemaInvalid("Expected a schema of at most %d characters".formatted(LONGEST_SCHEMA));
        }
        JsonNode node;
        try {
            node = json.readTree(schema);
        } catch (JacksonException e) {
            throw BehaviorRefused.schemaInvalid("Expected JSON but " + e.getOriginalMessage());
        }
        AllowedKeywords.check(node);
        metaSchema.validate(node).stream().findFirst().ifPresent(error -> {
            throw BehaviorRefused.schemaInvalid("Expected a JSON Schema but " + message(error));
        });
        try {
            compiled(schema);
        } catch (SchemaException e) {
            throw BehaviorRefused.schemaInvalid("Expected a JSON Schema of 2020-12");
        }
    }

    @Override
    public Optional<Flaw> flaw(BehaviorType type, Map<String, Object> properties) {
        return compiled(type.schema())
                .validate(
                        json.<JsonNode>valueToTree(properties),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .findFirst()
                .map(error -> new Flaw(field(error), message(error)));
    }

    private Schema compiled(String schema) {
        if (compiled.size() >= MOST_COMPILED) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(schema, text -> registry.getSchema(text, InputFormat.JSON));
    }

    private static String field(Error error) {
        var place = error.getInstanceLocation().toString();
        var inProperties = place.isEmpty() || place.equals("/") ? "" : place.replace('/', '.');
        var missing = error.getProperty();
        return "properties" + inProperties + (missing == null || missing.isEmpty() ? "" : "." + missing);
    }

    /** Without what was written: an error may be shown to others than who wrote it. */
    private static String message(Error error) {
        var message = error.getMessage();
        return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    }
}
