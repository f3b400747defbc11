package dev.scrm.contact.behavior.mongo;

import dev.scrm.contact.behavior.Receipts.Kept;
import dev.scrm.contact.behavior.SubmitBehaviors.Receipt;
import dev.scrm.contact.behavior.SubmitBehaviors.Rejected;
import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A receipt as it lies in MongoDB; public because the driver reads records by reflection. */
public record ReceiptDocument(
        @BsonId String id, String requestHash, int accepted, List<RejectedPart> rejected, Instant at) {

    /** @param detail sealed: it may show what is wrong */
    public record RejectedPart(
            int index, @Nullable String messageId, String code, String field, String detail, String quarantineId) {
        static RejectedPart of(Rejected one, String place, PersonalSeal seal) {
            return new RejectedPart(
                    one.index(),
                    one.messageId(),
                    one.code(),
                    one.field(),
                    seal.seal(place, one.detail()),
                    one.quarantineId());
        }

        Rejected rejected(String place, PersonalSeal seal) {
            return new Rejected(index, messageId, code, field, seal.open(place, detail), quarantineId);
        }
    }

    static String documentId(String corpId, String sourceId, String idempotencyKey) {
        return Ids.derived("receipt", corpId, sourceId, idempotencyKey);
    }

    static ReceiptDocument of(String corpId, String id, Kept kept, Instant at, PersonalSeal seal) {
        var place = place(corpId, id);
        return new ReceiptDocument(
                id,
                kept.requestHash(),
                kept.receipt().accepted(),
                kept.receipt().rejected().stream()
                        .map(one -> RejectedPart.of(one, place, seal))
                        .toList(),
                at);
    }

    Kept kept(String corpId, PersonalSeal seal) {
        var place = place(corpId, id);
        var refused = rejected.stream().map(one -> one.rejected(place, seal)).toList();
        return new Kept(requestHash, new Receipt(accepted, refused));
    }

    private static String place(String corpId, String id) {
        return PersonalSeal.place("behavior-receipts", corpId, id);
    }
}
