package dev.scrm.contact.field;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Optional;

/** What kind of values a field has. */
public enum FieldType {
    TEXT,
    NUMBER,
    /** A day of the calendar, the same everywhere. */
    DATE,
    /** A moment, kept in UTC. */
    TIME,
    BOOLEAN,
    /** One of the field's options. */
    CHOICE,
    /** Some of the field's options. */
    CHOICES,
    /** An address in the web. */
    URL;

    boolean hasOptions() {
        return this == CHOICE || this == CHOICES;
    }

    /** By its name on the wire. */
    public static Optional<FieldType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** Its name on the wire. */
    public String word() {
        return Slug.of(this);
    }
}
