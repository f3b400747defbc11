package dev.scrm.contact.exports.mongo;

import dev.scrm.contact.exports.ExportPage;
import dev.scrm.contact.exports.mongo.ExportDocument.SeenPart;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A page of rows as it lies in MongoDB; public because the driver reads records by reflection. */
public record PageDocument(
        @BsonId String documentId,
        String export,
        int number,
        List<RowPart> rows,
        @Nullable String next,
        List<SeenPart> shown,
        Instant expiresAt) {
    public record RowPart(List<String> cells) {}

    static PageDocument of(String export, ExportPage page, Instant expiresAt) {
        return new PageDocument(
                documentId(export, page.number()),
                export,
                page.number(),
                page.rows().stream().map(RowPart::new).toList(),
                page.next(),
                SeenPart.of(page.shown()),
                expiresAt);
    }

    static String documentId(String export, int number) {
        return export + ":" + number;
    }

    ExportPage page() {
        return new ExportPage(number, rows.stream().map(RowPart::cells).toList(), next, SeenPart.map(shown));
    }
}
