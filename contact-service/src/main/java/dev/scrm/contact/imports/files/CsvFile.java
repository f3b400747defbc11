package dev.scrm.contact.imports.files;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.scrm.contact.imports.ImportRefused;
import dev.scrm.contact.imports.Sheets.Form;
import dev.scrm.contact.imports.Sheets.Taker;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A CSV as spreadsheets write it, or as somebody typed it. */
final class CsvFile {
    private static final int MOST_CELLS = 1_000;
    private static final int LONGEST_CELL = 100_000;
    private static final int LONGEST_ROW = 1_000_000;
    private static final int HEADER_AT_MOST = 1 << 16;
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private final Path file;

    CsvFile(Path file) {
        this.file = file;
    }

    void read(Taker taker) throws IOException {
        var encoding = TextEncoding.of(file);
        char separator = separator(encoding);
        var handler = CsvRecordHandler.builder()
                .maxFields(MOST_CELLS)
                .maxFieldSize(LONGEST_CELL)
                .maxRecordSize(LONGEST_ROW)
                .build();
        int number = 1;
        try (var reader = encoding.open(file);
                var records = CsvReader.builder()
                        .fieldSeparator(separator)
                        .commentStrategy(CommentStrategy.NONE)
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(LONGEST_ROW)
                        .build(handler, reader)) {
            for (CsvRecord one : records) {
                var cells = one.getFields();
                if (number == 1) {
                    taker.header(new Form("csv", encoding.charset().name(), Character.toString(separator)), cells);
                } else {
                    taker.row(number, cells);
                }
                number++;
            }
        } catch (CsvParseException _) {
            throw ImportRefused.unreadableRow(number, "cells whose quotes are closed, none of them endless,");
        }
    }

    /** The one that stands most often in the header, outside of quotes. */
    private char separator(TextEncoding encoding) throws IOException {
        var counts = new int[SEPARATORS.size()];
        try (var reader = encoding.open(file)) {
            boolean quoted = false;
            for (char c : beginning(reader)) {
                if (c == '"') {
                    quoted = !quoted;
                } else if (!quoted && (c == '\n' || c == '\r')) {
                    break;
                } else if (!quoted && SEPARATORS.contains(c)) {
                    counts[SEPARATORS.indexOf(c)]++;
                }
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.get(best);
    }

    private static char[] beginning(Reader reader) throws IOException {
        var buffer = new char[HEADER_AT_MOST];
        int filled = 0;
        int count = reader.read(buffer);
        while (count > 0) {
            filled += count;
            count = filled < buffer.length ? reader.read(buffer, filled, buffer.length - filled) : 0;
        }
        return Arrays.copyOf(buffer, filled);
    }
}
