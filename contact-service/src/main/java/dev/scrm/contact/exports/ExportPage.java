package dev.scrm.contact.exports;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.privacy.Visibility;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an export, written down once.
 *
 * @param number from 0
 * @param rows as they were masked when the page was written
 * @param next the contact behind which the next page begins; null when this is the last
 * @param shown how much of each class of data may stand in it
 */
public record ExportPage(
        int number, List<List<String>> rows, @Nullable String next, Map<String, Visibility> shown) {
    public ExportPage {
        rows = requireNonNull(rows, "rows").stream().map(List::copyOf).toList();
        shown = Map.copyOf(requireNonNull(shown, "shown"));
    }
}
