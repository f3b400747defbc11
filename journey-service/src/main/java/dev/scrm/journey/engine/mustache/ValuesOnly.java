package dev.scrm.journey.engine.mustache;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.reflect.AbstractObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds names in maps of strings and nowhere else: fields and methods of objects are out of reach. */
final class ValuesOnly extends AbstractObjectHandler {
    @Override
    public Wrapper find(String name, List<Object> scopes) {
        return found -> value(name, found);
    }

    @Override
    public Binding createBinding(String name, TemplateContext context, Code code) {
        return scopes -> value(name, scopes);
    }

    private static @Nullable Object value(String name, List<Object> scopes) {
        for (var scope : scopes.reversed()) {
            if (scope instanceof Map<?, ?> values && values.get(name) instanceof String value) {
                return value;
            }
        }
        return null;
    }
}
