package dev.scrm.contact.behavior.mongo;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Properties as the store keeps them: JSON text. */
final class PropertiesText {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private PropertiesText() {}

    static String of(Map<String, Object> properties) {
        return JSON.writeValueAsString(properties);
    }

    static Map<String, Object> read(String text) {
        return JSON.readValue(text, OBJECT);
    }
}
