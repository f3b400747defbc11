package dev.scrm.gateway.service;

import dev.scrm.gateway.service.ServiceAccount.Postponed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far each customer-service account has been read, and which have to be tried again. */
public interface ServiceAccounts {
    Optional<ServiceAccount> find(String corpId, String openKfId);

    /** The account has been read up to the cursor. */
    void save(String corpId, String openKfId, String cursor);

    void postpone(Postponed postponed);

    /** Nothing of the account waits for another try. */
    void settle(String corpId, String openKfId);

    /**
     * Takes the doorbells that are due, each of them once over all replicas; those that nobody settles are due again at
     * the time given.
     */
    List<Doorbell> takeDue(Instant now, Instant dueAgainAt, int limit);
}
