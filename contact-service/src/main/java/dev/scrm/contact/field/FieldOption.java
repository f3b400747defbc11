package dev.scrm.contact.field;

import static java.util.Objects.requireNonNull;

/**
 * Something that may be chosen.
 *
 * @param name what people call it
 */
public record FieldOption(String id, String name) {
    public FieldOption {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
    }
}
