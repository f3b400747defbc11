package dev.scrm.gateway.massmessages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer or a group chat whom a staff member was to send a mass message to.
 *
 * @param id external_userid or chat_id
 */
public record Recipient(String id, Result result, @Nullable Instant sentAt) {
    /** What became of it. */
    public enum Result {
        DELIVERED,
        /** The staff member left it out, or has not decided. */
        UNSENT,
        /** The customer is no friend of the staff member any more. */
        NOT_FRIEND,
        /** The customer got as many mass messages as WeCom allows. */
        LIMIT_REACHED;

        /** By WeCom's number; what is not known here yet is not delivered. */
        static Result of(int status) {
            return switch (status) {
                case 1 -> DELIVERED;
                case 2 -> NOT_FRIEND;
                case 3 -> LIMIT_REACHED;
                default -> UNSENT;
            };
        }
    }
}
