package dev.scrm.journey.engine.streams;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a parked contact's row: why it is parked, how many records wait, and the row as it was before.
 *
 * @param before untouched, so that nothing is lost on what may be a fault of the code; null when there was none
 */
record ParkedRow(String reason, long waiting, byte @Nullable [] before) {
    /** In place of the version of a traveller's format. */
    private static final int PARKED = 0x7F;

    private static final int REASON_AT_MOST = 500;

    ParkedRow {
        reason = reason.substring(0, Math.min(reason.length(), REASON_AT_MOST));
    }

    static boolean isParked(byte @Nullable [] row) {
        return row != null && row.length > 0 && row[0] == PARKED;
    }

    byte[] write() {
        var row = new RowWriter();
        row.tag(PARKED).text(reason).number(waiting).flag(before != null);
        if (before != null) {
            row.binary(before);
        }
        return row.bytes();
    }

    static ParkedRow read(byte[] bytes) {
        var row = new RowReader(bytes);
        row.tag();
        return new ParkedRow(row.text(), row.number(), row.flag() ? row.binary() : null);
    }
}
