package dev.scrm.simulator.control;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fields that a request must have. */
final class Required {
    private static final int MOST_TEXTS = 10_000;

    private Required() {}

    static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ControlRefused.invalid(field, "Expected a text in " + field + ", but there is none");
        }
        return value;
    }

    /** A list of texts that may be missing; of a bounded length. */
    static List<String> texts(String field, @Nullable Collection<String> values) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > MOST_TEXTS || values.stream().anyMatch(Objects::isNull)) {
            throw ControlRefused.invalid(field, "Expected at most 10000 texts in " + field);
        }
        return values.stream().distinct().toList();
    }

    static long number(String field, @Nullable Long value, long least, long most) {
        if (value == null || value < least || value > most) {
            throw ControlRefused.invalid(field, "Expected %s from %d to %d".formatted(field, least, most));
        }
        return value;
    }
}
