package dev.scrm.simulator.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event on its way to one app: a retry carries the same plaintext in another cipher. */
public record Delivery(
        String id,
        long agentId,
        String event,
        @Nullable String externalUserId,
        String plaintext,
        Instant createdAt,
        Status status,
        List<Attempt> attempts) {

    /** How far a delivery got. */
    public enum Status {
        /** Attempts are left. */
        PENDING,
        /** Answered with 200. */
        DELIVERED,
        /** Given up. */
        FAILED,
        /** Never tried: its kind was suppressed when it happened. */
        SUPPRESSED
    }

    /**
     * One POST.
     *
     * @param status the HTTP status answered; 0 when there was no answer
     * @param millis how long the answer took
     * @param reply the passive reply in the answer, decrypted; null for none
     */
    public record Attempt(
            Instant at,
            int status,
            long millis,
            @Nullable String error,
            @Nullable String reply) {
        /** One without a reply. */
        public Attempt(Instant at, int status, long millis, @Nullable String error) {
            this(at, status, millis, error, null);
        }
    }

    public Delivery {
        attempts = List.copyOf(attempts);
    }
}
