package dev.scrm.contact.sealing;

import java.util.ArrayList;
import java.util.List;

/** The cells of a row as one text, which is sealed at once: each with its length in front, so that whatever stands in them comes back. */
public final class RowText {
    private static final char END_OF_LENGTH = ':';

    private RowText() {}

    public static String of(List<String> cells) {
        var text = new StringBuilder();
        cells.forEach(cell -> text.append(cell.length()).append(END_OF_LENGTH).append(cell));
        return text.toString();
    }

    public static List<String> cells(String text) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int begin = text.indexOf(END_OF_LENGTH, at) + 1;
            int end = begin + Integer.parseInt(text, at, begin - 1, 10);
            cells.add(text.substring(begin, end));
            at = end;
        }
        return cells;
    }
}
