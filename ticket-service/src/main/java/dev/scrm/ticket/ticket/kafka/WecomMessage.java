package dev.scrm.ticket.ticket.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code scrm.wecom.service-message-received.v1}. */
record WecomMessage(
        String messageId,
        String contactId,
        String externalUserId,
        String openKfId,
        String origin,
        @Nullable String staffId,
        Instant sentAt,
        String messageType,
        String body) {
    WecomMessage {
        requireNonNull(messageId, "messageId");
        requireNonNull(contactId, "contactId");
        requireNonNull(externalUserId, "externalUserId");
        requireNonNull(openKfId, "openKfId");
        requireNonNull(origin, "origin");
        requireNonNull(sentAt, "sentAt");
        requireNonNull(messageType, "messageType");
        requireNonNull(body, "body");
    }
}
