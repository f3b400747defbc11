package dev.scrm.contact.behavior.mongo;

import dev.scrm.contact.behavior.Quarantined;
import dev.scrm.contact.sealing.PersonalSeal;
import java.time.Duration;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What could not be read as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param detail sealed: it may show what is wrong
 * @param item sealed: a source may have written anything
 * @param correctionMillis null for one whose times need none
 */
public record QuarantinedDocument(
        @BsonId String documentId,
        String corp,
        String id,
        String source,
        String code,
        String field,
        String detail,
        String item,
        Instant receivedAt,
        @Nullable Long correctionMillis) {

    static String documentId(String corpId, String id) {
        return corpId + ":" + id;
    }

    static QuarantinedDocument of(Quarantined one, PersonalSeal seal) {
        return new QuarantinedDocument(
                documentId(one.corpId(), one.id()),
                one.corpId(),
                one.id(),
                one.sourceId(),
                one.code(),
                one.field(),
                seal.seal(place(one.corpId(), one.id(), "detail"), one.detail()),
                seal.seal(place(one.corpId(), one.id(), "item"), one.item()),
                one.receivedAt(),
                one.correction().isZero() ? null : one.correction().toMillis());
    }

    Quarantined quarantined(PersonalSeal seal) {
        return new Quarantined(
                corp,
                id,
                source,
                code,
                field,
                seal.open(place(corp, id, "detail"), detail),
                seal.open(place(corp, id, "item"), item),
                receivedAt,
                correctionMillis == null ? Duration.ZERO : Duration.ofMillis(correctionMillis));
    }

    private static String place(String corp, String id, String part) {
        return PersonalSeal.place("behavior-quarantine", corp, id, part);
    }
}
