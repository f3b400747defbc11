package dev.scrm.contact.imports;

/**
 * How much of imports there is, or may be.
 *
 * @param rows of all their files together
 */
public record KeptSum(long imports, long rows) {
    KeptSum withAnother(long rowsOfIt) {
        return new KeptSum(imports + 1, rows + rowsOfIt);
    }

    /** Refused when so much is more than there may be. */
    void requireRoomFor(KeptSum all) {
        if (all.imports > imports) {
            throw ImportRefused.full("imports", imports);
        }
        if (all.rows > rows) {
            throw ImportRefused.full("rows", rows);
        }
    }
}
