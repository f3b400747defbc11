package dev.scrm.contact.imports;

/**
 * What became of rows.
 *
 * @param rows all that were looked at
 * @param unchanged of people of whom all was known, or who were erased before it could be noted
 */
public record Counts(int rows, int created, int updated, int unchanged, int rejected) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                rows + other.rows,
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                rejected + other.rejected);
    }
}
