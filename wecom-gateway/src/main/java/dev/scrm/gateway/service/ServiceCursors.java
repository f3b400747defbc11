package dev.scrm.gateway.service;

import java.util.Optional;

/** How far each customer-service account has been read. */
public interface ServiceCursors {
    Optional<String> find(String corpId, String openKfId);

    void save(String corpId, String openKfId, String cursor);
}
