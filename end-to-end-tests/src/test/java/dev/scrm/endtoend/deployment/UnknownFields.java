package dev.scrm.endtoend.deployment;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds what the schema has no place for, however deep: a misspelt field would otherwise be dropped in silence. */
final class UnknownFields {
    private static final String MODEL = "io.fabric8.kubernetes.api.model";

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    static List<String> in(Object model) {
        var search = new UnknownFields();
        search.visit("", model);
        return search.found;
    }

    private void visit(String path, Object value) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, item) -> visit(path + "." + key, item));
            case Collection<?> items -> {
                int index = 0;
                for (var item : items) {
                    visit(path + "[" + index++ + "]", item);
                }
            }
            case Object model when model.getClass().getName().startsWith(MODEL) -> visitFields(path, model);
            default -> {}
        }
    }

    private void visitFields(String path, Object model) {
        for (Class<?> type = model.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || model.getClass().isEnum()) {
                    continue;
                }
                var value = read(field, model);
                if (field.getName().equals("additionalProperties")) {
                    ((Map<?, ?>) value).keySet().forEach(name -> found.add(path + "." + name));
                } else {
                    visit(path + "." + field.getName(), value);
                }
            }
        }
    }

    private static Object read(Field field, Object model) {
        try {
            field.setAccessible(true);
            return field.get(model);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
