package dev.scrm.contact.imports;

import java.util.List;

/**
 * A row that was not wholly taken back.
 *
 * @param what such as {@code fields.birthday}
 */
public record Kept(int row, String contactId, List<String> what) {
    public Kept {
        what = List.copyOf(what);
    }
}
