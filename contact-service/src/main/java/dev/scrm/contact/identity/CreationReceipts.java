package dev.scrm.contact.identity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** What is to become of requests for contacts that came with an Idempotency-Key, for a day. */
public interface CreationReceipts {
    /**
     * Written down before it is done: whoever does it again does the same.
     *
     * @param requestHash tells the request apart from others with the same key
     * @param contactId the contact that is made
     * @param at when what the request says counts as said
     */
    record Kept(String requestHash, String contactId, Instant at) {
        public Kept {
            requireNonNull(requestHash, "requestHash");
            requireNonNull(contactId, "contactId");
            requireNonNull(at, "at");
        }
    }

    /** @param caller whose key it is: two callers may take the same one */
    Optional<Kept> find(String corpId, String caller, String idempotencyKey);

    /** The first one that is kept under a key stays; answers that. What is older than a day is forgotten. */
    Kept keep(String corpId, String caller, String idempotencyKey, Kept kept);
}
