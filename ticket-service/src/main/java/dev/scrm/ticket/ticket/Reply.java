package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a staff member wants the customer to be told.
 *
 * @param key the caller's name for this reply: the same key is the same reply
 */
public record Reply(String key, String text, @Nullable String staffId, Instant at) {
    /** What WeCom takes. */
    private static final int MOST_BYTES = 2048;

    private static final int LONGEST_KEY = 200;

    public Reply {
        requireNonNull(at, "at");
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw TicketRefused.invalid(
                    "idempotency-key-invalid",
                    "Expected an Idempotency-Key of 1 to %d characters but got %d".formatted(LONGEST_KEY, key.length()),
                    "Idempotency-Key");
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (text.isBlank() || bytes > MOST_BYTES) {
            throw TicketRefused.invalid(
                    "reply-text-invalid",
                    "Expected a text of 1 to %d bytes of UTF-8 but got %d".formatted(MOST_BYTES, bytes),
                    "text");
        }
    }

    SentReply sent() {
        return new SentReply(key, Ids.derived("reply", text), staffId, at, new Delivery.Pending());
    }
}
