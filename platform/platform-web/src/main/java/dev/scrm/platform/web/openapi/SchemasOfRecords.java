package dev.scrm.platform.web.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Schemas of the suite's records: what is not {@code @Nullable} is always there, two records of one name are told apart, and where the code
 * reads JSON itself it may be anything; a file says what.
 */
final class SchemasOfRecords extends ModelResolver {
    private static final List<String> ANYTHING = List.of("object", "array", "string", "number", "boolean", "null");

    SchemasOfRecords(ObjectMapper json) {
        super(json, new Names());
        openapi31(true);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var javaClass = _mapper.constructType(type.getType()).getRawClass();
        if (javaClass == JsonNode.class) {
            // A schema without types would be taken for an object.
            return new JsonSchema().types(new LinkedHashSet<>(ANYTHING));
        }
        var schema = super.resolve(type, context, chain);
        if (schema == null) {
            return null;
        }
        if (isOurs(javaClass)) {
            var defined = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels()
                            .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
            require(defined, javaClass);
        }
        return schema;
    }

    private static void require(@Nullable Schema<?> schema, Class<?> record) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        var properties = schema.getProperties().keySet();
        schema.setRequired(always(record).filter(properties::contains).sorted().toList());
    }

    private static boolean isOurs(Class<?> type) {
        return type.isRecord() && type.getPackage().isAnnotationPresent(NullMarked.class);
    }

    /** Names of components that an answer always has, and that a request has to have. */
    private static Stream<String> always(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(part -> isUnwrapped(record, part)
                        ? always(part.getType())
                        : isNullable(part) ? Stream.empty() : Stream.of(part.getName()));
    }

    private static boolean isNullable(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class) || part.getType() == Optional.class;
    }

    /** The annotation is none of record components: it ends up on fields. */
    private static boolean isUnwrapped(Class<?> record, RecordComponent part) {
        try {
            return record.getDeclaredField(part.getName()).isAnnotationPresent(JsonUnwrapped.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A record nested in a controller has the controller's name before its own, unless it begins with that anyway. */
    private static final class Names extends TypeNameResolver {
        private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            var name = name(type);
            var holder = taken.computeIfAbsent(name, _ -> type);
            return holder == type ? name : type.getName().replaceAll("[^A-Za-z0-9]+", "_");
        }

        private static String name(Class<?> type) {
            var outer = type.getEnclosingClass();
            if (outer == null) {
                return type.getSimpleName();
            }
            var stem = outer.getSimpleName().replaceFirst("(Controller|Views?)$", "");
            return type.getSimpleName().startsWith(stem) ? type.getSimpleName() : stem + type.getSimpleName();
        }

        @Override
        protected String nameForClass(JavaType type, Set<Options> options) {
            return nameForClass(type.getRawClass(), options);
        }
    }
}
