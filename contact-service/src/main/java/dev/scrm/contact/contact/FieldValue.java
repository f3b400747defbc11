package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.scrm.contact.field.Value;
import dev.scrm.contact.field.Weight;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of one of the corp's own fields.
 *
 * @param value null when the contact is to have none
 * @param weight how much the source was believed when it said so
 * @param source who says so, such as {@code user:lin.wei} or {@code program:erp}
 */
public record FieldValue(String fieldId, @Nullable Value value, Weight weight, String source, Instant at) {
    /** The last one counts: of the weightiest the latest, and of two at the same instant always the same one. */
    static final Comparator<FieldValue> ORDER = comparing(FieldValue::weight)
            .thenComparing(FieldValue::at)
            .thenComparing(FieldValue::source)
            .thenComparing(told -> String.valueOf(told.value));

    public FieldValue {
        requireNonNull(fieldId, "fieldId");
        requireNonNull(weight, "weight");
        requireNonNull(source, "source");
        requireNonNull(at, "at");
    }

    /** Of what it is, among all that is said of a person. */
    String about() {
        return "fields." + fieldId;
    }

    /** True when the same source says the same, with the same weight. */
    boolean repeats(FieldValue other) {
        return Objects.equals(value, other.value) && weight.equals(other.weight) && source.equals(other.source);
    }
}
