package dev.scrm.contact.imports.files;

import dev.scrm.contact.imports.ImportRefused;
import dev.scrm.contact.imports.Sheets.Form;
import dev.scrm.contact.imports.Sheets.Taker;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of an XLSX, row by row. It is looked through first. */
final class XlsxFile {
    private static final int DEEPEST = 30;
    private static final int MOST_CELLS = 1_000;
    /** What a spreadsheet counts with has no more, on either side of the point. */
    private static final int MOST_DIGITS = 400;

    /** What a format says beside of what is shown: texts, colours, fillers. */
    private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");

    private static final Pattern OF_A_DAY = Pattern.compile("[yYdD年日]");
    private static final Pattern OF_A_CLOCK = Pattern.compile("[hHsS时]");

    private final Path file;

    XlsxFile(Path file) {
        this.file = file;
    }

    void read(Taker taker) {
        try {
            new MeasureXlsx(file).measure();
            readMeasured(taker);
        } catch (ExcelReaderException | IOException _) {
            throw unreadable();
        } catch (RuntimeException e) {
            // The library lets errors of all kinds out of a workbook that somebody made up; those of ours are not among
            // them.
            throw isOfTheLibrary(e) ? unreadable() : e;
        }
    }

    private void readMeasured(Taker taker) throws IOException {
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
            var form = new Form("xlsx", "", "");
            boolean[] header = {true};
            try (var rows = workbook.getFirstSheet().openStream()) {
                rows.forEachOrdered(row -> {
                    var cells = cells(row);
                    if (header[0]) {
                        taker.header(form, cells);
                        header[0] = false;
                    } else {
                        taker.row(row.getRowNum(), cells);
                    }
                });
            }
        }
    }

    private static boolean isOfTheLibrary(RuntimeException e) {
        return Arrays.stream(e.getStackTrace())
                .limit(DEEPEST)
                .map(StackTraceElement::getClassName)
                .takeWhile(name -> !name.startsWith("dev.scrm."))
                .anyMatch(name -> name.startsWith("org.dhatim.")
                        || name.startsWith("com.fasterxml.")
                        || name.startsWith("org.apache.commons.compress."));
    }

    private static ImportRefused unreadable() {
        return ImportRefused.unreadable("a whole XLSX with a sheet");
    }

    private static List<String> cells(Row row) {
        if (row.getCellCount() > MOST_CELLS) {
            throw ImportRefused.tooLarge("columns", MOST_CELLS);
        }
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(row.getOptionalCell(i).map(XlsxFile::text).orElse(""));
        }
        return cells;
    }

    /** What people see, as far as it matters: days as days, numbers with all their digits. */
    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER || (cell.getType() == CellType.FORMULA && isNumber(cell))) {
            return number(cell);
        }
        if (cell.getType() == CellType.ERROR) {
            return cell.getRawValue() == null ? "#ERROR!" : cell.getRawValue();
        }
        var text = cell.getType() == CellType.FORMULA ? cell.getRawValue() : cell.getText();
        return text == null ? "" : text;
    }

    private static boolean isNumber(Cell cell) {
        return cell.getValue() instanceof Number;
    }

    private static String number(Cell cell) {
        if (!isWritable(value(cell))) {
            return cell.getRawValue() == null ? "" : cell.getRawValue();
        }
        var format = cell.getDataFormatString();
        if (format == null || !isOfTime(format)) {
            return plain(cell);
        }
        try {
            var time = cell.asDate();
            return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? time.toLocalDate().toString()
                    : time.toLocalDate() + " " + time.toLocalTime().withNano(0);
        } catch (ExcelReaderException | DateTimeException _) {
            return plain(cell);
        }
    }

    private static boolean isOfTime(String format) {
        var shown = DECORATION.matcher(format).replaceAll("");
        return OF_A_DAY.matcher(shown).find() || (OF_A_CLOCK.matcher(shown).find() && !shown.contains("0.00E"));
    }

    private static String plain(Cell cell) {
        return value(cell).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal value(Cell cell) {
        return cell.getValue() instanceof BigDecimal value ? value : cell.asNumber();
    }

    /** A few characters make an exponent of billions: counted, never written out. */
    private static boolean isWritable(BigDecimal number) {
        return (long) number.precision() - number.scale() <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
    }
}
