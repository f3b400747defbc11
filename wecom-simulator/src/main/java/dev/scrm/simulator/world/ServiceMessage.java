package dev.scrm.simulator.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message of customer service, or an event when it is of the type {@code event}; the payload is the JSON of its own field. */
public record ServiceMessage(
        long sequence,
        String messageId,
        String openKfId,
        @Nullable String externalUserId,
        Instant sentAt,
        Origin origin,
        @Nullable String memberId,
        String messageType,
        String payload) {

    /** Who wrote a message, as sync_msg numbers it. */
    public enum Origin {
        CUSTOMER(3),
        SYSTEM(4),
        MEMBER(5);

        private final int number;

        Origin(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }
}
