package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first answer to a customer.
 *
 * @param staffId who answered; absent when WeCom or the caller's token did not say
 * @param pendingReply the key of the reply it is, while that is on its way; absent once the customer has it
 */
public record Response(
        @Nullable String staffId, Instant at, @Nullable String pendingReply) {
    public Response {
        requireNonNull(at, "at");
    }

    /** An answer that the customer has. */
    public Response(@Nullable String staffId, Instant at) {
        this(staffId, at, null);
    }

    /** Nothing takes it back any more. */
    public boolean certain() {
        return pendingReply == null;
    }
}
