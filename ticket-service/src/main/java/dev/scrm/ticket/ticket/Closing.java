package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who closed a ticket, and when. */
public record Closing(@Nullable String staffId, Instant at) {
    public Closing {
        requireNonNull(at, "at");
    }
}
