package dev.scrm.gateway.massmessages;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mass message that WeCom gave to staff members for confirmation.
 *
 * @param key of the command's record in Kafka; what is told of it gets the same
 * @param toGroups whether it goes to group chats and not to customers
 */
public record MassMessage(
        String corpId,
        String messageId,
        String commandId,
        @Nullable String correlationId,
        String key,
        boolean toGroups,
        Instant sentAt) {
    public MassMessage {
        requireNonNull(corpId, "corpId");
        requireNonNull(messageId, "messageId");
        requireNonNull(commandId, "commandId");
        requireNonNull(key, "key");
        requireNonNull(sentAt, "sentAt");
    }
}
