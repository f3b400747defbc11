package dev.scrm.gateway.commands.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object in WeCom's words, its fields in the order in which they were put: WeCom compares requests by their bytes. */
final class Json {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    static Json object() {
        return new Json();
    }

    /** What is absent is left out. */
    Json put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, plain(value));
        }
        return this;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Json json -> json.fields;
            case List<?> items -> items.stream().map(Json::plain).toList();
            default -> value;
        };
    }

    Map<String, Object> fields() {
        return fields;
    }
}
