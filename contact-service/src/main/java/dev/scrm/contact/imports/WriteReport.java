package dev.scrm.contact.imports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Writes what was wrong, and what could not be undone, as CSV that opens in spreadsheets and can be mended and uploaded again. */
public final class WriteReport {
    private final ImportRows rows;

    WriteReport(ImportRows rows) {
        this.rows = rows;
    }

    /**
     * Rows that were rejected, with their cells.
     *
     * @param dryRun of the dry run in place of what was carried out
     */
    public void errors(ContactImport job, boolean dryRun, Appendable out) throws IOException {
        out.append(CsvLine.BYTE_ORDER_MARK);
        var header = new ArrayList<>(ErrorColumns.NAMES);
        header.addAll(job.file().header());
        CsvLine.write(header, out);
        for (int block = 0; block < job.file().blocks(); block++) {
            var errors = rows.errors(job.corpId(), job.id(), dryRun, block);
            if (!errors.isEmpty()) {
                var byRow = errors.stream().collect(groupingBy(RowError::row, LinkedHashMap::new, toList()));
                for (var row : rows.block(job.corpId(), job.id(), block)) {
                    var wrong = byRow.get(row.number());
                    if (wrong != null) {
                        CsvLine.write(line(row, wrong), out);
                    }
                }
            }
        }
    }

    private static List<String> line(Row row, List<RowError> errors) {
        var line = new ArrayList<String>();
        line.add(Integer.toString(row.number()));
        line.add(errors.stream().map(RowError::column).distinct().collect(joining("；")));
        line.add(errors.stream().map(RowError::code).distinct().collect(joining("；")));
        line.add(errors.stream()
                .map(error -> error.column().isEmpty() ? error.message() : error.column() + "：" + error.message())
                .collect(joining("；")));
        line.addAll(row.cells());
        return line;
    }

    /** What could not be undone, and why. */
    public void kept(ContactImport job, Appendable out) throws IOException {
        out.append(CsvLine.BYTE_ORDER_MARK);
        CsvLine.write(List.of("行号", "客户", "内容", "原因"), out);
        for (int block = 0; block < job.file().blocks(); block++) {
            for (var kept : rows.kept(job.corpId(), job.id(), block)) {
                for (var what : kept.what()) {
                    CsvLine.write(
                            List.of(Integer.toString(kept.row()), kept.contactId(), what, ChineseWords.kept(what)),
                            out);
                }
            }
        }
    }
}
