package dev.scrm.endtoend.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds scalars that read differently once the schema has read them: the number 8080 where a string belongs is accepted
 * by lenient readers and refused by the API server.
 */
final class ChangedValues {
    private final List<String> found = new ArrayList<>();

    private ChangedValues() {}

    static List<String> in(Manifest manifest) {
        var search = new ChangedValues();
        search.compare("", manifest.raw(), manifest.reread());
        return search.found;
    }

    private void compare(String path, Object raw, Object reread) {
        switch (raw) {
            case Map<?, ?> map
            when reread instanceof Map<?, ?> other ->
                map.forEach((key, value) -> compare(path + "." + key, value, other.get(key)));
            case List<?> items
            when reread instanceof List<?> others && items.size() == others.size() -> {
                for (int i = 0; i < items.size(); i++) {
                    compare(path + "[" + i + "]", items.get(i), others.get(i));
                }
            }
            case Map<?, ?> empty when empty.isEmpty() && reread == null -> {}
            case List<?> empty when empty.isEmpty() && reread == null -> {}
            case null, default -> {
                if (!Objects.equals(normal(raw), normal(reread))) {
                    found.add("%s: %s became %s".formatted(path, describe(raw), describe(reread)));
                }
            }
        }
    }

    private static Object normal(Object scalar) {
        return scalar instanceof Number number ? (Object) number.doubleValue() : scalar;
    }

    private static String describe(Object scalar) {
        return scalar == null ? "nothing" : scalar.getClass().getSimpleName() + " '" + scalar + "'";
    }
}
