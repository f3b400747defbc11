package dev.scrm.contact.exports;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far an export is.
 *
 * @param pages of rows that are written
 * @param rows that are written
 * @param after the contact behind which the next page begins; null at the beginning
 */
public record ExportProgress(int pages, long rows, @Nullable String after) {
    static final ExportProgress START = new ExportProgress(0, 0, null);

    private static final int DIGITS = 12;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{12}.*");
    private static final double ALL = Math.pow(16, DIGITS);

    /**
     * About how many rows there will be: ids of contacts are hashes, so that who comes up to one of them is as large a part of all as the
     * id is of all ids. Empty while nothing is known; nothing is counted for it.
     */
    Optional<Long> about() {
        if (after == null || rows == 0 || !HASH.matcher(after).matches()) {
            return Optional.empty();
        }
        double part = new BigInteger(after.substring(0, DIGITS), 16).doubleValue() / ALL;
        return part == 0 ? Optional.empty() : Optional.of(Math.max(rows, Math.round(rows / part)));
    }
}
