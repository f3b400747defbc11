package dev.scrm.gateway.massmessages;

import java.time.Instant;
import java.util.List;

/** The mass messages that are followed, durable and shared by all replicas. */
public interface FollowedMessages {
    /** Follows messages from then on; one that is or was followed stays as it is. */
    void begin(List<MassMessage> messages, Instant dueAt, Instant until);

    /** Nobody waits for its staff members any longer. */
    void endNow(String corpId, String messageId, Instant now);

    /** One that was taken; only who has the claim can change it. */
    record Taken(String claim, FollowedMessage followed) {}

    /** Takes messages that are due, each once over all replicas; those that nobody puts back are due again then. */
    List<Taken> takeDue(Instant now, Instant dueAgainAt, int limit);

    /** Writes down that a staff member's recipients were told. */
    void told(Taken taken, String staffId, Counts counts);

    /** Asks again at that time. */
    void putBack(Taken taken, int rounds, Instant dueAt);

    /** It is done. */
    void finish(Taken taken, Instant now);

    /** Forgets those that were done before. */
    void forgetBefore(Instant finishedAt);
}
