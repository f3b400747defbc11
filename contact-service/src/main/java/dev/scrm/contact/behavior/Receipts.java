package dev.scrm.contact.behavior;

import java.time.Instant;
import java.util.Optional;

/** What was answered to requests that came with an Idempotency-Key, for a day. */
public interface Receipts {
    /** @param requestHash tells the request apart from others with the same key */
    record Kept(String requestHash, SubmitBehaviors.Receipt receipt) {}

    Optional<Kept> find(String corpId, String sourceId, String idempotencyKey);

    /** The first one that is kept under a key stays. */
    void keep(String corpId, String sourceId, String idempotencyKey, Kept kept, Instant at);

    void forgetBefore(Instant at);
}
