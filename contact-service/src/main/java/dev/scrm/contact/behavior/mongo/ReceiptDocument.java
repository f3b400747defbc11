package dev.scrm.contact.behavior.mongo;

import dev.scrm.contact.behavior.Receipts.Kept;
import dev.scrm.contact.behavior.SubmitBehaviors.Receipt;
import dev.scrm.contact.behavior.SubmitBehaviors.Rejected;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A receipt as it lies in MongoDB; public because the driver reads records by reflection. */
public record ReceiptDocument(
        @BsonId String id, String requestHash, int accepted, List<RejectedPart> rejected, Instant at) {

    public record RejectedPart(
            int index, @Nullable String messageId, String code, String field, String detail, String quarantineId) {}

    static String documentId(String corpId, String sourceId, String idempotencyKey) {
        return Ids.derived("receipt", corpId, sourceId, idempotencyKey);
    }

    static ReceiptDocument of(String id, Kept kept, Instant at) {
        return new ReceiptDocument(
                id,
                kept.requestHash(),
                kept.receipt().accepted(),
                kept.receipt().rejected().stream()
                        .map(one -> new RejectedPart(
                                one.index(),
                                one.messageId(),
                                one.code(),
                                one.field(),
                                one.detail(),
                                one.quarantineId()))
                        .toList(),
                at);
    }

    Kept kept() {
        var refused = rejected.stream()
                .map(one -> new Rejected(one.index, one.messageId, one.code, one.field, one.detail, one.quarantineId))
                .toList();
        return new Kept(requestHash, new Receipt(accepted, refused));
    }
}
