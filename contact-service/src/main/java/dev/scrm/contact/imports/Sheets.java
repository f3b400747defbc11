package dev.scrm.contact.imports;

import java.nio.file.Path;
import java.util.List;

/** Reads tables of files, row by row: whatever the size, no more than some rows are held at once. */
public interface Sheets {
    /**
     * How a file was read.
     *
     * @param format {@code csv} or {@code xlsx}
     * @param encoding of a CSV, such as {@code GB18030}; empty of an XLSX
     * @param separator of a CSV; empty of an XLSX
     */
    record Form(String format, String encoding, String separator) {}

    /** Takes what a file has. */
    interface Taker {
        void header(Form form, List<String> cells);

        /** @param number as the spreadsheet counts it */
        void row(int number, List<String> cells);
    }

    /** Refused with {@link ImportRefused} when it is no such file, or one that is too large. */
    void read(Path file, Taker taker);
}
