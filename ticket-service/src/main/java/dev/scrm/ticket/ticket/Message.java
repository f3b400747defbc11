package dev.scrm.ticket.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One customer-service message, as far as tickets care. */
public sealed interface Message {
    /** WeCom's id of the message: however often it arrives, it counts once. */
    String id();

    Conversation conversation();

    /** When it was written. */
    Instant at();

    /** The customer wants something. */
    record CustomerWrote(String id, Conversation conversation, String externalUserId, Instant at, String text)
            implements Message {}

    /** A staff member answered in WeCom itself. */
    record StaffWrote(
            String id, Conversation conversation, @Nullable String staffId, Instant at) implements Message {}
}
