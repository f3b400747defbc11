package dev.scrm.contact.identity.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.identity.CreationReceipts.Kept;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** A receipt as it lies in MongoDB; public because the driver reads records by reflection. */
public record CreationReceiptDocument(
        @BsonId String id, String corp, String requestHash, String contactId, Instant at) {
    public CreationReceiptDocument {
        requireNonNull(corp, "corp");
        requireNonNull(requestHash, "requestHash");
        requireNonNull(contactId, "contactId");
        requireNonNull(at, "at");
    }

    static String documentId(String corpId, String caller, String idempotencyKey) {
        return Ids.derived("creation-receipt", corpId, caller, idempotencyKey);
    }

    static CreationReceiptDocument of(String id, String corpId, Kept kept) {
        return new CreationReceiptDocument(id, corpId, kept.requestHash(), kept.contactId(), kept.at());
    }

    Kept kept() {
        return new Kept(requestHash, contactId, at);
    }
}
