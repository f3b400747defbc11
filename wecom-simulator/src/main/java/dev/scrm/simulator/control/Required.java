package dev.scrm.simulator.control;

import org.jspecify.annotations.Nullable;

/** Fields that a request must have. */
final class Required {
    private Required() {}

    static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ControlRefused.invalid(field, "Expected a text in " + field + ", but there is none");
        }
        return value;
    }

    static long number(String field, @Nullable Long value, long least, long most) {
        if (value == null || value < least || value > most) {
            throw ControlRefused.invalid(field, "Expected %s from %d to %d".formatted(field, least, most));
        }
        return value;
    }
}
