package dev.scrm.gateway.massmessages;

import java.time.Instant;
import java.util.Set;

/**
 * A mass message with what is known of it.
 *
 * @param until then nobody waits for staff members who have not decided
 * @param rounds in which nothing new was learnt, one after the other
 * @param told the staff members whose recipients were told
 * @param counts of all recipients that were told
 */
public record FollowedMessage(MassMessage message, Instant until, int rounds, Set<String> told, Counts counts) {
    public FollowedMessage {
        told = Set.copyOf(told);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
