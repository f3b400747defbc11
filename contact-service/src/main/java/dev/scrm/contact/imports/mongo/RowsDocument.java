package dev.scrm.contact.imports.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.imports.Row;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** A block of rows as it lies in MongoDB; public because the driver reads records by reflection. */
public record RowsDocument(@BsonId String documentId, String importId, int block, List<RowPart> rows) {
    public RowsDocument {
        requireNonNull(importId, "importId");
        requireNonNull(rows, "rows");
    }

    public record RowPart(int number, List<String> cells) {}

    static RowsDocument of(String importId, int block, List<Row> rows) {
        return new RowsDocument(
                documentId(importId, block),
                importId,
                block,
                rows.stream().map(row -> new RowPart(row.number(), row.cells())).toList());
    }

    List<Row> content() {
        return rows.stream().map(row -> new Row(row.number, row.cells)).toList();
    }

    static String documentId(String importId, int block) {
        return importId + ":" + block;
    }
}
