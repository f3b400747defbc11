package dev.scrm.contact.behavior.schema;

import dev.scrm.contact.behavior.BehaviorRefused;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a schema of a tenant may say. Nothing that leads elsewhere ($ref), and no regular expressions: those could be made to
 * keep a processor busy for ever.
 */
final class AllowedKeywords {
    private static final int DEEPEST = 5;

    private static final Set<String> PLAIN = Set.of(
            "$schema",
            "title",
            "description",
            "type",
            "required",
            "enum",
            "const",
            "default",
            "examples",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");

    /** Formats that are checked without a tenant's expression. */
    private static final Set<String> FORMATS = Set.of("date", "date-time", "time", "uuid", "uri", "email");

    private AllowedKeywords() {}

    static void check(JsonNode schema) {
        check(schema, "", 0);
    }

    private static void check(JsonNode schema, String place, int depth) {
        if (!schema.isObject()) {
            throw BehaviorRefused.schemaInvalid("Expected a JSON object%s but got something else".formatted(at(place)));
        }
        if (depth > DEEPEST) {
            throw BehaviorRefused.schemaInvalid(
                    "Expected objects within %d others at most%s".formatted(DEEPEST, at(place)));
        }
        for (var keyword : schema.properties()) {
            check(keyword, place, depth);
        }
    }

    private static void check(Map.Entry<String, JsonNode> keyword, String place, int depth) {
        var name = keyword.getKey();
        var value = keyword.getValue();
        switch (name) {
            case "properties" -> {
                if (!value.isObject()) {
                    throw BehaviorRefused.schemaInvalid("Expected properties%s to be an object".formatted(at(place)));
                }
                value.properties()
                        .forEach(property -> check(property.getValue(), place + "/" + property.getKey(), depth + 1));
            }
            case "items" -> check(value, place + "/items", depth + 1);
            case "additionalProperties" -> {
                if (!value.isBoolean()) {
                    throw BehaviorRefused.schemaInvalid(
                            "Expected additionalProperties%s to be true or false".formatted(at(place)));
                }
            }
            case "format" -> {
                if (!FORMATS.contains(value.asString(""))) {
                    throw BehaviorRefused.schemaInvalid("Expected one of the formats %s%s"
                            .formatted(FORMATS.stream().sorted().toList(), at(place)));
                }
            }
            default -> {
                if (!PLAIN.contains(name)) {
                    throw BehaviorRefused.schemaInvalid("Expected keywords such as type, properties, required, enum, "
                            + "minimum, maxLength but got '%s'%s".formatted(name, at(place)));
                }
            }
        }
    }

    private static String at(String place) {
        return place.isEmpty() ? "" : " at " + place.substring(0, Math.min(place.length(), 100));
    }
}
