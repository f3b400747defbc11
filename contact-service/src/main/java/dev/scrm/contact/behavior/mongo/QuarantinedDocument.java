package dev.scrm.contact.behavior.mongo;

import dev.scrm.contact.behavior.Quarantined;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** What could not be read as it lies in MongoDB; public because the driver reads records by reflection. */
public record QuarantinedDocument(
        @BsonId String documentId,
        String corp,
        String id,
        String source,
        String code,
        String field,
        String detail,
        String item,
        Instant receivedAt) {

    static String documentId(String corpId, String id) {
        return corpId + ":" + id;
    }

    static QuarantinedDocument of(Quarantined one) {
        return new QuarantinedDocument(
                documentId(one.corpId(), one.id()),
                one.corpId(),
                one.id(),
                one.sourceId(),
                one.code(),
                one.field(),
                one.detail(),
                one.item(),
                one.receivedAt());
    }

    Quarantined quarantined() {
        return new Quarantined(corp, id, source, code, field, detail, item, receivedAt);
    }
}
