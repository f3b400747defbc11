package dev.scrm.ticket.ticket.mongo;

import dev.scrm.ticket.ticket.Delivery;
import dev.scrm.ticket.ticket.Delivery.Delivered;
import dev.scrm.ticket.ticket.Delivery.Pending;
import dev.scrm.ticket.ticket.Delivery.Undelivered;
import dev.scrm.ticket.ticket.SentReply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply as it lies in its ticket's document.
 *
 * @param settledAt when it was known what became of it; absent while it is on its way
 * @param reason why it was not delivered; absent when it was
 */
public record ReplyDocument(
        String key,
        String digest,
        @Nullable String staffId,
        Instant at,
        @Nullable Instant settledAt,
        @Nullable String reason,
        @Nullable Integer errorCode) {
    static ReplyDocument of(SentReply reply) {
        return switch (reply.delivery()) {
            case Pending _ -> of(reply, null, null, null);
            case Delivered(var at) -> of(reply, at, null, null);
            case Undelivered(var reason, var errorCode, var at) -> of(reply, at, reason, errorCode);
        };
    }

    private static ReplyDocument of(
            SentReply reply, @Nullable Instant settledAt, @Nullable String reason, @Nullable Integer errorCode) {
        return new ReplyDocument(
                reply.key(), reply.digest(), reply.staffId(), reply.at(), settledAt, reason, errorCode);
    }

    SentReply reply() {
        return new SentReply(key, digest, staffId, at, delivery());
    }

    private Delivery delivery() {
        if (settledAt == null) {
            return new Pending();
        }
        return reason == null ? new Delivered(settledAt) : new Undelivered(reason, errorCode, settledAt);
    }
}
