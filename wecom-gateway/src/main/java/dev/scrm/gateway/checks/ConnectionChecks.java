package dev.scrm.gateway.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The last check of each corp, over all replicas. */
public interface ConnectionChecks {
    /** Begins a check; false while the last one began less than the pause ago. */
    boolean begin(String corpId, Instant now, Duration pause);

    void save(ConnectionCheck check);

    /** The last one that was finished. */
    Optional<ConnectionCheck> find(String corpId);
}
