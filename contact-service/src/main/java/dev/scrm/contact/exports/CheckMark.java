package dev.scrm.contact.exports;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.exports.RowMarks.Mark;

/** Says from which export a row comes that was found somewhere. */
public final class CheckMark {
    /**
     * What a mark says.
     *
     * @param row of the file, from 1, without the header
     * @param genuine false when the mark names the export and was not made by it
     */
    public record Found(ContactExport job, long row, boolean genuine) {
        public Found {
            requireNonNull(job, "job");
        }
    }

    private final Exports exports;
    private final RowMarks marks;

    CheckMark(Exports exports, RowMarks marks) {
        this.exports = exports;
        this.marks = marks;
    }

    /** Also of an export whose file is gone. */
    public Found check(String corpId, String text) {
        var mark = Mark.of(text).orElseThrow(ExportRefused::markInvalid);
        return exports.findByCode(corpId, mark.code())
                .map(job -> new Found(job, mark.row(), marks.isOf(job, mark)))
                .orElseThrow(ExportRefused::markUnknown);
    }
}
