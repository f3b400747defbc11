package dev.scrm.contact.behavior;

import static java.util.Objects.requireNonNull;

/**
 * A kind of behaviour.
 *
 * @param name such as {@code order-paid}
 * @param title what people call it
 * @param schema JSON Schema of its properties
 * @param builtIn whether it is the suite's; otherwise a corp's own
 */
public record BehaviorType(String name, String title, String schema, boolean builtIn) {
    public BehaviorType {
        requireNonNull(name, "name");
        requireNonNull(title, "title");
        requireNonNull(schema, "schema");
    }
}
