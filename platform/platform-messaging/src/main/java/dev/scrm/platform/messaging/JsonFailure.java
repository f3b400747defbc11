package dev.scrm.platform.messaging;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Why JSON cannot be read, in words that may be kept and logged: Jackson's own bring along what stands there, which may be somebody's. */
public final class JsonFailure {
    private JsonFailure() {}

    /** Where it is wrong, and how: with the names of fields, and without their values. */
    public static String inWords(JacksonException failure) {
        return switch (failure) {
            case PropertyBindingException unknown -> "there is no field '%s'".formatted(unknown.getPropertyName());
            case ValueInstantiationException refused
            when refused.getCause() instanceof NullPointerException missing ->
                "'%s' is absent".formatted(within(path(refused), missing.getMessage()));
            case ValueInstantiationException refused
            when refused.getCause() != null ->
                "at '%s': %s".formatted(path(refused), refused.getCause().getMessage());
            case MismatchedInputException mismatched ->
                "'%s' is no %s".formatted(path(mismatched), name(mismatched.getTargetType()));
            // Jackson's words about limits are of numbers alone.
            case StreamConstraintsException beyond -> beyond.getOriginalMessage();
            default -> "it is not well-formed" + place(failure);
        };
    }

    private static String place(JacksonException failure) {
        var location = failure.getLocation();
        return location == null ? "" : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String within(String path, @Nullable String component) {
        return path.isEmpty() ? String.valueOf(component) : path + "." + component;
    }

    private static String name(@Nullable Class<?> type) {
        if (type == null) {
            return "value that is wanted";
        }
        return Collection.class.isAssignableFrom(type) ? "list" : type.getSimpleName();
    }

    private static String path(JacksonException failure) {
        return failure.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(joining())
                .replaceFirst("^\\.", "");
    }
}
