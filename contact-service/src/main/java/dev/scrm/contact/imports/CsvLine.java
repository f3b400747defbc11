package dev.scrm.contact.imports;

import java.io.IOException;
import java.util.List;

/** Lines of CSV that people open in a spreadsheet. */
public final class CsvLine {
    /** Before the first line; by it spreadsheets know that it is UTF-8. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvLine() {}

    public static void write(List<String> cells, Appendable out) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            out.append('"').append(harmless(cells.get(i)).replace("\"", "\"\"")).append('"');
        }
        out.append("\r\n");
    }

    /** With an apostrophe in front, which spreadsheets do not show, and which is taken away when the file comes back. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** What a cell was before it was made harmless. */
    static String original(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}
