package dev.scrm.contact.imports;

/**
 * What became of an import that was taken back.
 *
 * @param withdrawn contacts that are nobody any more
 * @param restored rows of which nothing is left
 * @param kept rows of which something stays, since somebody has said something else
 */
public record UndoCounts(int withdrawn, int restored, int kept) {
    public static final UndoCounts NONE = new UndoCounts(0, 0, 0);

    UndoCounts plus(UndoCounts other) {
        return new UndoCounts(withdrawn + other.withdrawn, restored + other.restored, kept + other.kept);
    }
}
