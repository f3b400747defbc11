package dev.scrm.platform.messaging.streams;

import java.time.Instant;

/**
 * A parked key.
 *
 * @param first number of the record that waits longest
 * @param next number that the next record gets; as {@code first} when none waits
 * @param releasing whether it is on its way to be released; what arrives still follows
 * @param givenUpBefore on release, records with a lower number are not handled but given up
 * @param givenUpBy who wanted that; empty when nobody
 */
record ParkedRow(
        String reason, Instant since, long first, long next, boolean releasing, long givenUpBefore, String givenUpBy) {
    private static final int VERSION = 1;
    private static final int REASON_AT_MOST = 500;

    ParkedRow {
        reason = reason.substring(0, Math.min(reason.length(), REASON_AT_MOST));
    }

    static ParkedRow of(String reason, Instant since) {
        return new ParkedRow(reason, since, 0, 0, false, 0, "");
    }

    long waiting() {
        return next - first;
    }

    ParkedRow followed() {
        return new ParkedRow(reason, since, first, next + 1, releasing, givenUpBefore, givenUpBy);
    }

    ParkedRow advanced() {
        return new ParkedRow(reason, since, first + 1, next, releasing, givenUpBefore, givenUpBy);
    }

    ParkedRow toRelease() {
        return new ParkedRow(reason, since, first, next, true, givenUpBefore, givenUpBy);
    }

    /** On its way to be released, without this many of those that wait now. */
    ParkedRow givingUp(long records, String by) {
        long before = first + Math.min(records, waiting());
        return new ParkedRow(reason, since, first, next, true, Math.max(before, givenUpBefore), by);
    }

    /** It failed again: the rest stays. */
    ParkedRow stopped(String reasonNow) {
        return new ParkedRow(reasonNow, since, first, next, false, 0, "");
    }

    byte[] write() {
        return new RowOutput(VERSION)
                .text(reason)
                .number(since.toEpochMilli())
                .number(first)
                .number(next)
                .number(releasing ? 1 : 0)
                .number(givenUpBefore)
                .text(givenUpBy)
                .toBytes();
    }

    static ParkedRow read(byte[] bytes) {
        var row = new RowInput(bytes, VERSION);
        return new ParkedRow(
                row.text(),
                Instant.ofEpochMilli(row.number()),
                row.number(),
                row.number(),
                row.number() != 0,
                row.number(),
                row.text());
    }
}
