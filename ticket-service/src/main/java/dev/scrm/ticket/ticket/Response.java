package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first answer a customer got.
 *
 * @param staffId who answered; absent when WeCom or the caller's token did not say
 */
public record Response(@Nullable String staffId, Instant at) {
    public Response {
        requireNonNull(at, "at");
    }
}
