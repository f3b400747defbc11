package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

/**
 * Something of a condition that nobody can meet as things are. It is taken all the same: what it asks for may be made later.
 *
 * @param path where it stands, such as {@code condition.all[1].field.name}
 * @param code what is the matter, for programs
 * @param message the same for people
 */
public record Warning(String path, String code, String message) {
    public Warning {
        requireNonNull(path, "path");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
    }
}
