package dev.scrm.contact.imports;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with a row.
 *
 * @param row as the spreadsheet counts it
 * @param column its name in the header; empty when it is about the whole row
 * @param code stable, such as {@code value-invalid}
 * @param message for people
 */
public record RowError(int row, String column, String code, String message) {
    public RowError {
        requireNonNull(column, "column");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
    }
}
