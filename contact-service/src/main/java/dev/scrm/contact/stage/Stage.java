package dev.scrm.contact.stage;

import static java.util.Objects.requireNonNull;

/**
 * Where a customer may stand.
 *
 * @param name what people call it
 */
public record Stage(String id, String name) {
    public Stage {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
    }
}
