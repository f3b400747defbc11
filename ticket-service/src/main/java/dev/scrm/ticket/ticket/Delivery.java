package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the customer got a reply. */
public sealed interface Delivery {
    /** It is on its way: it counts as an answer until WeCom refuses it. */
    record Pending() implements Delivery {}

    /** It is known what became of it; that never changes. */
    sealed interface Settled extends Delivery {
        Instant at();
    }

    /** WeCom took it. */
    record Delivered(Instant at) implements Settled {
        public Delivered {
            requireNonNull(at, "at");
        }
    }

    /**
     * The customer did not get it and will not: it counts as though it had never been made.
     *
     * @param reason the gateway's slug, such as {@code five-messages-sent}
     * @param errorCode WeCom's answer; absent when there was none
     */
    record Undelivered(String reason, @Nullable Integer errorCode, Instant at) implements Settled {
        public Undelivered {
            requireNonNull(reason, "reason");
            requireNonNull(at, "at");
        }
    }
}
