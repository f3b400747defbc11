package dev.scrm.ticket.ticket;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers for people, unique in the corp. Each replica takes a block at a time, so that opening tickets does not queue at
 * one counter; a block's rest is lost with its replica, hence gaps.
 */
public final class TicketNumbers {
    private static final int BLOCK = 50;

    private record Block(long next, long end) {}

    private final NumberBlocks blocks;
    private final Map<String, Block> current = new ConcurrentHashMap<>();

    public TicketNumbers(NumberBlocks blocks) {
        this.blocks = blocks;
    }

    /** The next number, such as {@code T-00000017}. */
    public String next(String corpId) {
        var block = current.compute(
                corpId,
                (corp, present) -> present == null || present.next() + 1 == present.end()
                        ? fresh(corp)
                        : new Block(present.next() + 1, present.end()));
        return "T-%08d".formatted(block.next());
    }

    private Block fresh(String corpId) {
        var first = blocks.take(corpId, BLOCK);
        return new Block(first, first + BLOCK);
    }
}
