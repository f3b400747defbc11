package dev.scrm.contact.imports;

import static java.util.Comparator.comparingInt;

import java.util.Comparator;

/**
 * Where in a file work goes on.
 *
 * @param block a block of rows, from 0
 * @param row one of the block's, from 0
 */
public record Position(int block, int row) implements Comparable<Position> {
    static final Position START = new Position(0, 0);

    /** Behind everything. */
    static final Position END = new Position(Integer.MAX_VALUE, 0);

    private static final Comparator<Position> ORDER =
            comparingInt(Position::block).thenComparingInt(Position::row);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
