package dev.scrm.gateway.reconciliation;

import java.util.List;

/**
 * Where the reading of a part stands.
 *
 * @param after staff members up to this one, in the order of their ids, are done with; empty before the first
 * @param chunk staff members whose things are being read
 * @param cursor where WeCom's next page begins; empty for the first
 */
public record Position(String after, List<String> chunk, String cursor) {
    /** Before the first page. */
    public static final Position START = new Position("", List.of(), "");

    public Position {
        chunk = List.copyOf(chunk);
    }

    /** The next page of the same staff members. */
    public Position next(String nextCursor) {
        return new Position(after, chunk, nextCursor);
    }
}
