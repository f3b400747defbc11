package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

import dev.scrm.ticket.ticket.Delivery.Delivered;
import dev.scrm.ticket.ticket.Delivery.Pending;
import dev.scrm.ticket.ticket.Delivery.Undelivered;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reply that was handed to the gateway. Its text is not kept.
 *
 * @param digest tells whether a repeated key came with the same text
 */
public record SentReply(String key, String digest, @Nullable String staffId, Instant at, Delivery delivery) {
    public SentReply {
        requireNonNull(key, "key");
        requireNonNull(digest, "digest");
        requireNonNull(at, "at");
        requireNonNull(delivery, "delivery");
    }

    boolean pending() {
        return delivery instanceof Pending;
    }

    SentReply with(Delivery next) {
        return new SentReply(key, digest, staffId, at, next);
    }

    /** The answer it is to the customer: none when the customer did not get it. */
    Optional<Response> answer() {
        return switch (delivery) {
            case Pending _ -> Optional.of(new Response(staffId, at, key));
            case Delivered _ -> Optional.of(new Response(staffId, at));
            case Undelivered _ -> Optional.empty();
        };
    }
}
