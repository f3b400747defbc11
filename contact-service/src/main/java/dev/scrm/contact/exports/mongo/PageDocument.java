package dev.scrm.contact.exports.mongo;

import dev.scrm.contact.exports.ExportPage;
import dev.scrm.contact.exports.mongo.ExportDocument.SeenPart;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.contact.sealing.RowText;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A page of rows as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param rows sealed, all together
 */
public record PageDocument(
        @BsonId String documentId,
        String export,
        int number,
        String rows,
        @Nullable String next,
        List<SeenPart> shown,
        Instant expiresAt) {

    static PageDocument of(String export, ExportPage page, Instant expiresAt, PersonalSeal seal) {
        var rows = page.rows().stream().map(RowText::of).toList();
        return new PageDocument(
                documentId(export, page.number()),
                export,
                page.number(),
                seal.seal(place(export, page.number()), RowText.of(rows)),
                page.next(),
                SeenPart.of(page.shown()),
                expiresAt);
    }

    static String documentId(String export, int number) {
        return export + ":" + number;
    }

    ExportPage page(PersonalSeal seal) {
        var text = seal.open(place(export, number), rows);
        var opened = RowText.cells(text).stream().map(RowText::cells).toList();
        return new ExportPage(number, opened, next, SeenPart.map(shown));
    }

    private static String place(String export, int number) {
        return PersonalSeal.place("contact-export-pages", export, Integer.toString(number));
    }
}
