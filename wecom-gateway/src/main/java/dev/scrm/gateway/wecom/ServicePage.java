package dev.scrm.gateway.wecom;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of customer-service messages. It may be empty while more follow.
 *
 * @param nextCursor where the next page starts
 */
public record ServicePage(String nextCursor, boolean more, List<ServiceMessage> messages) {
    public ServicePage {
        messages = List.copyOf(messages);
    }

    /**
     * One message.
     *
     * @param origin 3 customer, 4 system, 5 staff
     * @param body the message's own object as JSON, such as {@code {"text":"…"}}
     */
    public record ServiceMessage(
            String messageId,
            String openKfId,
            String externalUserId,
            @Nullable String staffId,
            int origin,
            Instant sentAt,
            String messageType,
            byte[] body) {}
}
