package dev.scrm.contact.exports.files;

import dev.scrm.contact.exports.Cover;
import dev.scrm.contact.exports.TableFiles.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An XLSX, part after part as rows come. Libraries write the time into what they pack, so that no two files of the same rows are the same;
 * nothing here knows the time.
 */
final class XlsxTable implements Table {
    /** A sheet takes 1,048,576; more rows go on in the next one. */
    private static final int ROWS_OF_A_SHEET = 1_000_000;
    /** As many as a spreadsheet reads in one cell. */
    private static final int LONGEST_CELL = 32_767;
    /** What a spreadsheet keeps all digits of. */
    private static final Pattern NUMBER = Pattern.compile("-?(?=(?:\\.?\\d){1,15}$)(?:0|[1-9]\\d*)(?:\\.\\d+)?");

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String MARKS = "导出标记";

    private final Cover cover;
    private final ZipOutputStream zip;
    private final Writer out;
    private final List<String> columns = new ArrayList<>();
    private final int rowsOfASheet;
    private int sheets;
    private int rowsHere;

    XlsxTable(Cover cover, OutputStream out) throws IOException {
        this(cover, out, ROWS_OF_A_SHEET);
    }

    XlsxTable(Cover cover, OutputStream out, int rowsOfASheet) throws IOException {
        this.cover = cover;
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        this.rowsOfASheet = rowsOfASheet;
        for (int i = 0; i <= cover.columns().size(); i++) {
            columns.add(letters(i));
        }
        beginSheet();
    }

    private static String letters(int column) {
        return (column < 26 ? "" : letters(column / 26 - 1)) + (char) ('A' + column % 26);
    }

    @Override
    public void row(List<String> cells, String mark) throws IOException {
        if (rowsHere == rowsOfASheet) {
            endSheet();
            beginSheet();
        }
        rowsHere++;
        int number = rowsHere + 1;
        beginRow(number);
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            boolean numeric =
                    cover.columns().get(i).numeric() && NUMBER.matcher(cell).matches();
            if (numeric) {
                out.append("<c r=\"").append(columns.get(i)).append(Integer.toString(number));
                out.append("\"><v>").append(cell).append("</v></c>");
            } else if (!cell.isEmpty()) {
                text(i, number, cell, XlsxParts.TEXT);
            }
        }
        text(cells.size(), number, mark, XlsxParts.TEXT);
        endRow();
    }

    /** Typed as text, so that no spreadsheet reckons with what somebody wrote. */
    private void text(int column, int row, String text, int style) throws IOException {
        out.append("<c r=\"").append(columns.get(column)).append(Integer.toString(row));
        out.append("\" s=\"")
                .append(Integer.toString(style))
                .append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        out.append(XmlText.of(shortened(text))).append("</t></is></c>");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
    }

    private void beginSheet() throws IOException {
        sheets++;
        rowsHere = 0;
        beginPart("xl/worksheets/sheet%d.xml".formatted(sheets));
        out.append(XlsxParts.sheetBegin(columns.size()));
        beginRow(1);
        for (int i = 0; i < cover.columns().size(); i++) {
            text(i, 1, cover.columns().get(i).text(), XlsxParts.HEADING);
        }
        text(cover.columns().size(), 1, MARKS, XlsxParts.HEADING);
        endRow();
    }

    private void endSheet() throws IOException {
        out.append(XlsxParts.sheetEnd(cover));
        endPart();
    }

    private void beginRow(int number) throws IOException {
        out.append("<row r=\"").append(Integer.toString(number)).append("\">");
    }

    private void endRow() throws IOException {
        out.append("</row>");
    }

    @Override
    public void end() throws IOException {
        endSheet();
        aboutTheFile();
        for (var part : XlsxParts.others(cover, sheets).entrySet()) {
            beginPart(part.getKey());
            out.append(part.getValue());
            endPart();
        }
        zip.finish();
    }

    /** What the file says of itself, on a sheet behind the rows. */
    private void aboutTheFile() throws IOException {
        beginPart("xl/worksheets/sheet%d.xml".formatted(sheets + 1));
        out.append(XlsxParts.coverBegin());
        int number = 0;
        for (var line : cover.lines()) {
            number++;
            beginRow(number);
            text(0, number, line.name(), XlsxParts.HEADING);
            text(1, number, line.text(), XlsxParts.TEXT);
            endRow();
        }
        number++;
        beginRow(number);
        text(0, number, MARKS, XlsxParts.HEADING);
        text(1, number, "每行末列为该行的导出标记，可据此查明数据出自哪次导出的哪一行。内含个人信息，请勿外传。", XlsxParts.TEXT);
        endRow();
        out.append(XlsxParts.sheetEnd(cover));
        endPart();
    }

    private void beginPart(String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    private void endPart() throws IOException {
        out.flush();
        zip.closeEntry();
    }
}
