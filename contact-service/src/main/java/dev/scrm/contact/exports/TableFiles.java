package dev.scrm.contact.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes tables into files, row by row: whatever the size, no more than some rows are held at once. The same rows make the same bytes. */
public interface TableFiles {
    /** A file that is being written. */
    interface Table {
        /** Cells in the order of the columns, and the mark of the row. */
        void row(List<String> cells, String mark) throws IOException;

        /** Nothing comes any more; without it the file is none. */
        void end() throws IOException;
    }

    Table open(ExportFormat format, Cover cover, OutputStream out) throws IOException;
}
