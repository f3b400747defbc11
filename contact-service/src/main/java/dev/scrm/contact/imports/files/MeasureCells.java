package dev.scrm.contact.imports.files;

import dev.scrm.contact.imports.ImportRefused;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** Refuses cells beyond those of any spreadsheet: a row is held in memory, with room for all cells before the last. */
final class MeasureCells {
    /** Up to XFD. */
    private static final int MOST_COLUMNS = 16_384;

    private static final int MOST_CHARACTERS_OF_A_CELL = 1 << 17;
    private static final int MOST_CHARACTERS_OF_A_ROW = 8 << 20;

    /** Whatever is inside of a row or a cell counts as its own, as odd as it may be. */
    private int rows;

    private int cells;
    private int cellsOfRow;
    private int charactersOfRow;
    private int charactersOfCell;

    void take(XMLStreamReader reader) {
        switch (reader.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> begin(reader);
            case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader);
            default -> {}
        }
    }

    private void begin(XMLStreamReader reader) {
        var name = reader.getLocalName();
        if (name.equals("row") && rows++ == 0) {
            cellsOfRow = 0;
            charactersOfRow = 0;
        } else if (name.equals("c")) {
            if (cells++ == 0) {
                charactersOfCell = 0;
            }
            var reference = reader.getAttributeValue(null, "r");
            if (reference != null) {
                requireColumn(reference);
            }
            if (rows > 0 && ++cellsOfRow > MOST_COLUMNS) {
                throw tooWide();
            }
        }
    }

    private void end(String name) {
        if (name.equals("row")) {
            rows--;
        } else if (name.equals("c")) {
            cells--;
        }
    }

    private void text(XMLStreamReader reader) {
        if (rows > 0 && cells > 0) {
            int more = reader.getTextLength();
            charactersOfCell += more;
            charactersOfRow += more;
            if (charactersOfCell > MOST_CHARACTERS_OF_A_CELL) {
                throw ImportRefused.tooLarge("characters in a cell", MOST_CHARACTERS_OF_A_CELL);
            }
            if (charactersOfRow > MOST_CHARACTERS_OF_A_ROW) {
                throw ImportRefused.tooLarge("characters in a row", MOST_CHARACTERS_OF_A_ROW);
            }
        }
    }

    private static void requireColumn(String reference) {
        int column = 0;
        for (char one : reference.toUpperCase(Locale.ROOT).toCharArray()) {
            if (one >= '0' && one <= '9') {
                return;
            }
            if (one != '$') {
                boolean letter = one >= 'A' && one <= 'Z';
                column = column * 26 + (letter ? one - 'A' + 1 : MOST_COLUMNS + 1);
            }
            if (column > MOST_COLUMNS) {
                throw tooWide();
            }
        }
    }

    private static ImportRefused tooWide() {
        return ImportRefused.tooLarge("columns", MOST_COLUMNS);
    }
}
