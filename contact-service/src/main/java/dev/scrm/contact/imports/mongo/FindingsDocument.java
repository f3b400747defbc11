package dev.scrm.contact.imports.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.imports.Kept;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What a dry run found wrong with some rows, or what of them could not be undone, as it lies in MongoDB; public because the driver
 * reads records by reflection.
 *
 * @param undone true of what could not be undone
 */
public record FindingsDocument(
        @BsonId String documentId,
        String importId,
        boolean undone,
        int block,
        int row,
        List<JournalDocument.ErrorPart> errors,
        List<KeptPart> kept) {
    public FindingsDocument {
        requireNonNull(importId, "importId");
        requireNonNull(errors, "errors");
        requireNonNull(kept, "kept");
    }

    public record KeptPart(int row, String contact, List<String> what) {
        static KeptPart of(Kept kept) {
            return new KeptPart(kept.row(), kept.contactId(), kept.what());
        }

        Kept kept() {
            return new Kept(row, contact, what);
        }
    }
}
