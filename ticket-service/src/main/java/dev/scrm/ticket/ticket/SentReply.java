package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply that was handed to the gateway. Its text is not kept.
 *
 * @param digest tells whether a repeated key came with the same text
 */
public record SentReply(String key, String digest, @Nullable String staffId, Instant at) {
    public SentReply {
        requireNonNull(key, "key");
        requireNonNull(digest, "digest");
        requireNonNull(at, "at");
    }
}
