package dev.scrm.contact.exports;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Refusal;
import java.util.List;
import java.util.Map;

/** What cannot be done with files of contacts. */
public final class ExportRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    /**
     * Something that is wrong with what somebody wants.
     *
     * @param field where, such as {@code columns[2]}
     * @param code stays, so that programs can tell
     * @param detail what was expected
     */
    public record Flaw(String field, String code, String detail) {
        public Flaw {
            requireNonNull(field, "field");
            requireNonNull(code, "code");
            requireNonNull(detail, "detail");
        }
    }

    private ExportRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    static ExportRefused unknown() {
        return new ExportRefused(
                "contact-export-unknown", Kind.NOT_FOUND, "Expected the id of an export but there is none", Map.of());
    }

    static ExportRefused status(ContactExport.Status status) {
        return new ExportRefused(
                "contact-export-status",
                Kind.CONFLICT,
                "Expected an export of which this can be asked but it is " + status.word(),
                Map.of("status", status.word()));
    }

    static ExportRefused tooMany(int most) {
        return new ExportRefused(
                "contact-exports-too-many",
                Kind.LIMITED,
                "Expected at most %d exports of a corp at the same time but as many are written; try again when one is ready"
                        .formatted(most),
                Map.of("maximum", most));
    }

    /** Everything that is wrong with it. */
    static ExportRefused invalid(List<Flaw> flaws) {
        var first = flaws.getFirst();
        return new ExportRefused(
                "contact-export-invalid",
                Kind.INVALID,
                "Expected an export that can be made but %d parts of it cannot be, the first: %s in '%s'"
                        .formatted(flaws.size(), first.detail(), first.field()),
                Map.of("field", first.field(), "errors", List.copyOf(flaws)));
    }

    static ExportRefused markInvalid() {
        return new ExportRefused(
                "contact-export-mark-invalid",
                Kind.INVALID,
                "Expected the mark of a row, such as 3fa94c21bd07-1042-9c1e0b7a54d2f0e3, but got something else",
                Map.of("field", "mark"));
    }

    static ExportRefused markUnknown() {
        return new ExportRefused(
                "contact-export-mark-unknown",
                Kind.NOT_FOUND,
                "Expected the mark of a row of this corp's exports but none has it",
                Map.of("field", "mark"));
    }
}
