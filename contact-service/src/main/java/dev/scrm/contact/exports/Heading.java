package dev.scrm.contact.exports;

import static java.util.Objects.requireNonNull;

/**
 * A column of one export, as it was when it was asked for.
 *
 * @param text what stands above it
 * @param numeric whether a spreadsheet may reckon with it
 */
public record Heading(ExportColumn column, String text, boolean numeric) {
    public Heading {
        requireNonNull(column, "column");
        requireNonNull(text, "text");
    }
}
