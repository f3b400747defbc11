package dev.scrm.contact.imports;

import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.events.Slug;
import java.util.Map;

/** What cannot be done with a file of contacts. */
public final class ImportRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private ImportRefused(String code, Kind kind, String message, Map<String, ?> details) {
        super(code, kind, message, details);
    }

    public static ImportRefused unknown(String id) {
        return new ImportRefused(
                "contact-import-unknown",
                Kind.NOT_FOUND,
                "Expected the id of an import but there is no " + id,
                Map.of());
    }

    static ImportRefused status(ContactImport.Status status) {
        return new ImportRefused(
                "contact-import-status",
                Kind.CONFLICT,
                "Expected an import of which this can be asked but it is " + Slug.of(status),
                Map.of("status", Slug.of(status)));
    }

    /** @param limit which of them: {@code imports} or {@code rows} */
    static ImportRefused full(String limit, long most) {
        return new ImportRefused(
                "contact-imports-full",
                Kind.CONFLICT,
                "Expected at most %d %s to be kept of a corp's imports but there are more with this file; remove what nobody wants to undo any more"
                        .formatted(most, limit),
                Map.of("limit", limit, "maximum", most));
    }

    static ImportRefused mappingMissing() {
        return new ImportRefused(
                "import-mapping-missing",
                Kind.CONFLICT,
                "Expected somebody to have said what the columns mean but nobody has",
                Map.of());
    }

    static ImportRefused mappingInvalid(String field, String expected) {
        return new ImportRefused(
                "import-mapping-invalid",
                Kind.INVALID,
                "Expected %s in '%s' but got something else".formatted(expected, field),
                Map.of("field", field));
    }

    /** A word of a mapping that there is not. */
    public static ImportRefused word(String field, String expected) {
        return mappingInvalid(field, expected);
    }

    public static ImportRefused unreadable(String expected) {
        return new ImportRefused(
                "import-file-unreadable",
                Kind.INVALID,
                "Expected %s but got something else".formatted(expected),
                Map.of("field", "file"));
    }

    /** @param row as the spreadsheet counts it */
    public static ImportRefused unreadableRow(long row, String expected) {
        return new ImportRefused(
                "import-file-unreadable",
                Kind.INVALID,
                "Expected %s in row %d but got something else".formatted(expected, row),
                Map.of("field", "file", "row", row));
    }

    static ImportRefused empty() {
        return new ImportRefused(
                "import-file-empty",
                Kind.INVALID,
                "Expected a header and at least one row below it but there is none",
                Map.of("field", "file"));
    }

    public static ImportRefused tooLarge(String what, long most) {
        return new ImportRefused(
                "import-file-too-large",
                Kind.INVALID,
                "Expected at most %d %s but there are more".formatted(most, what),
                Map.of("field", "file", "maximum", most));
    }
}
