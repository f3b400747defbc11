package dev.scrm.contact.exports.files;

import dev.scrm.contact.exports.Cover;
import dev.scrm.contact.exports.Heading;
import dev.scrm.contact.exports.TableFiles.Table;
import dev.scrm.contact.imports.CsvLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** CSV that opens in spreadsheets: there are no comments in it, so that what the file says of itself stands in the heading of the marks. */
final class CsvTable implements Table {
    private final Writer out;

    CsvTable(Cover cover, OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.append(CsvLine.BYTE_ORDER_MARK);
        write(cover.columns().stream().map(Heading::text).toList(), "导出标记（%s）".formatted(cover.line()));
    }

    @Override
    public void row(List<String> cells, String mark) throws IOException {
        write(cells, mark);
    }

    private void write(List<String> cells, String last) throws IOException {
        var line = new ArrayList<>(cells);
        line.add(last);
        CsvLine.write(line, out);
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
