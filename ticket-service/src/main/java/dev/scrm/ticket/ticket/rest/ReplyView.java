package dev.scrm.ticket.ticket.rest;

import dev.scrm.ticket.ticket.Delivery.Delivered;
import dev.scrm.ticket.ticket.Delivery.Pending;
import dev.scrm.ticket.ticket.Delivery.Undelivered;
import dev.scrm.ticket.ticket.ReplyAdvice;
import dev.scrm.ticket.ticket.SentReply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply that was sent from here. What it said is not kept.
 *
 * @param delivery pending, delivered or undelivered
 * @param settledAt when that was known
 * @param reason why it was not delivered, as the gateway names it
 * @param because the same in words
 * @param next what to do about it
 */
record ReplyView(
        Instant at,
        @Nullable String staffId,
        String delivery,
        @Nullable Instant settledAt,
        @Nullable String reason,
        @Nullable Integer errorCode,
        @Nullable String because,
        @Nullable String next) {
    static ReplyView of(SentReply reply) {
        return switch (reply.delivery()) {
            case Pending _ -> simple(reply, "pending", null);
            case Delivered(var at) -> simple(reply, "delivered", at);
            case Undelivered undelivered -> {
                var advice = ReplyAdvice.on(undelivered);
                yield new ReplyView(
                        reply.at(),
                        reply.staffId(),
                        "undelivered",
                        undelivered.at(),
                        undelivered.reason(),
                        undelivered.errorCode(),
                        advice.why(),
                        advice.next());
            }
        };
    }

    private static ReplyView simple(SentReply reply, String delivery, @Nullable Instant settledAt) {
        return new ReplyView(reply.at(), reply.staffId(), delivery, settledAt, null, null, null, null);
    }
}
