package dev.scrm.contact.imports.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.imports.Row;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.contact.sealing.RowText;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** A block of rows as it lies in MongoDB; public because the driver reads records by reflection. */
public record RowsDocument(@BsonId String documentId, String importId, int block, List<RowPart> rows) {
    public RowsDocument {
        requireNonNull(importId, "importId");
        requireNonNull(rows, "rows");
    }

    /** @param cells sealed, row by row, since an erasure empties some: nobody knows which of them say who somebody is. Empty of an emptied one */
    public record RowPart(int number, String cells) {
        static RowPart of(Row row, String place, PersonalSeal seal) {
            return new RowPart(row.number(), seal.seal(place(place, row.number()), RowText.of(row.cells())));
        }

        Row row(String place, PersonalSeal seal) {
            var text = cells.isEmpty() ? "" : seal.open(place(place, number), cells);
            return new Row(number, RowText.cells(text));
        }

        private static String place(String block, int number) {
            return block + ":" + number;
        }
    }

    static RowsDocument of(String corpId, String importId, int block, List<Row> rows, PersonalSeal seal) {
        var id = documentId(importId, block);
        var place = place(corpId, id);
        return new RowsDocument(
                id,
                importId,
                block,
                rows.stream().map(row -> RowPart.of(row, place, seal)).toList());
    }

    List<Row> content(String corpId, PersonalSeal seal) {
        var place = place(corpId, documentId);
        return rows.stream().map(row -> row.row(place, seal)).toList();
    }

    static String documentId(String importId, int block) {
        return importId + ":" + block;
    }

    private static String place(String corpId, String documentId) {
        return PersonalSeal.place("contact-import-rows", corpId, documentId);
    }
}
