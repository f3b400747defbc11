package dev.scrm.ticket.ticket;

/** Gives out blocks of numbers, each number of a corp to one taker only. */
public interface NumberBlocks {
    /** The first number of a block of that size. */
    long take(String corpId, int size);
}
