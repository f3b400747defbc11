package dev.scrm.gateway.deadletters.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a body is built, and nothing of what it says: enough to see why it could not be read, too little to learn what somebody
 * wrote or how to reach them.
 */
final class BodyShape {
    private static final int DEEPEST = 16;
    private static final int MOST_NODES = 300;
    private static final int MOST_ELEMENTS = 3;

    /** A field of a contract is called so; a longer or stranger one may be data. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    private int nodes;

    private BodyShape() {}

    static Object of(byte[] body) {
        try {
            return new BodyShape().shape(JsonMapper.shared().readTree(body), 0);
        } catch (JacksonException e) {
            var at = e.getLocation();
            return at == null ? "no JSON" : "no JSON: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        }
    }

    private Object shape(JsonNode node, int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            return "…";
        }
        return switch (node.getNodeType()) {
            case OBJECT -> fields(node, depth);
            case ARRAY -> elements(node, depth);
            case STRING -> "text of " + node.asString().length();
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case BINARY, POJO, MISSING -> "nothing";
        };
    }

    private Map<String, Object> fields(JsonNode object, int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (var field : object.properties()) {
            if (nodes > MOST_NODES) {
                fields.put("…", object.size() - fields.size());
                break;
            }
            var name = NAME.matcher(field.getKey()).matches()
                    ? field.getKey()
                    : "name of " + field.getKey().length();
            fields.put(name, shape(field.getValue(), depth + 1));
        }
        return fields;
    }

    private List<Object> elements(JsonNode array, int depth) {
        List<Object> elements = new ArrayList<>();
        array.values().stream().limit(MOST_ELEMENTS).forEach(element -> elements.add(shape(element, depth + 1)));
        if (array.size() > MOST_ELEMENTS) {
            elements.add("and %d more".formatted(array.size() - MOST_ELEMENTS));
        }
        return elements;
    }
}
