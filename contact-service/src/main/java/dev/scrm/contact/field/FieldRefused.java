package dev.scrm.contact.field;

import dev.scrm.platform.events.Refusal;
import java.util.List;
import java.util.Map;

/** What cannot be done with a field. */
public final class FieldRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    /**
     * What is wrong with one of several values.
     *
     * @param field where, such as {@code fields.birthday}
     * @param code {@code field-unknown}, {@code field-archived} or {@code value-invalid}
     */
    public record Flaw(String field, String code, String detail) {}

    private FieldRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    public static FieldRefused unknown(String id) {
        return new FieldRefused(
                "contact-field-unknown",
                Kind.NOT_FOUND,
                "Expected the id of a field of contacts but there is no " + id,
                Map.of());
    }

    static FieldRefused invalid(String field, String expected) {
        return new FieldRefused(
                "contact-field-invalid",
                Kind.INVALID,
                "Expected %s in '%s' but got something else".formatted(expected, field),
                Map.of("field", field));
    }

    /** The word of a type or of a policy that there is not. */
    public static FieldRefused wordUnknown(String field, List<String> words) {
        return invalid(field, "one of " + words);
    }

    static FieldRefused tooMany(int most) {
        return new FieldRefused(
                "contact-fields-too-many",
                Kind.CONFLICT,
                "Expected at most %d fields but the corp has as many".formatted(most),
                Map.of("maximum", most));
    }

    static FieldRefused inUse(FieldDefinition known) {
        return new FieldRefused(
                "contact-field-in-use",
                Kind.CONFLICT,
                "Expected '%s' to stay of the type %s but got another one: contacts have values of it"
                        .formatted(known.id(), known.type().word()),
                Map.of("field", "type", "type", known.type().word()));
    }

    static FieldRefused changed(String id) {
        return new FieldRefused(
                "contact-field-changed",
                Kind.CONFLICT,
                "Expected '%s' to be of the type its value was checked for but somebody changed it just now; try again"
                        .formatted(id),
                Map.of("field", id));
    }

    /** What is wrong with each of several values. */
    public static FieldRefused values(List<Flaw> flaws) {
        var first = flaws.getFirst();
        return new FieldRefused(
                "contact-fields-invalid",
                Kind.INVALID,
                "Expected other values in %d of the fields, the first: '%s': %s"
                        .formatted(flaws.size(), first.field(), first.detail()),
                Map.of("field", first.field(), "errors", List.copyOf(flaws)));
    }
}
