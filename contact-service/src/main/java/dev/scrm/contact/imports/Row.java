package dev.scrm.contact.imports;

import java.util.List;

/**
 * A row of a file.
 *
 * @param number as the spreadsheet counts it; the header is 1
 * @param cells one for each column of the header, empty where there is none
 */
public record Row(int number, List<String> cells) {
    public Row {
        cells = List.copyOf(cells);
    }

    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
