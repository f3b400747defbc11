package dev.scrm.gateway.transfers;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The transfers that are followed, durable and shared by all replicas. */
public interface FollowedTransfers {
    /** Follows a transfer of these contacts from then on; one that is or was followed stays as it is. */
    void begin(ContactTransfer transfer, Set<String> externalUserIds, Instant dueAt, Instant until);

    /**
     * One that was taken; only who has the claim can change it.
     *
     * @param waiting the contacts of whom nothing was told yet
     * @param until then nobody asks any more
     */
    record Taken(String claim, ContactTransfer transfer, Set<String> waiting, Instant until) {
        public Taken {
            waiting = Set.copyOf(waiting);
        }
    }

    /** Takes transfers that are due, each once over all replicas; those that nobody puts back are due again then. */
    List<Taken> takeDue(Instant now, Instant dueAgainAt, int limit);

    /** Puts it back with the contacts who still wait; with none it is done. */
    void putBack(Taken taken, Set<String> waiting, Instant dueAt);

    /** Forgets those that were done before. */
    void forgetBefore(Instant finishedAt);
}
