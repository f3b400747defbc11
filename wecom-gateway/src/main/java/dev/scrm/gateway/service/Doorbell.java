package dev.scrm.gateway.service;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * WeCom said that messages of a customer-service account wait.
 *
 * @param syncToken to fetch them with, for 10 minutes
 * @param eventId of the event that told it
 */
public record Doorbell(
        String corpId,
        String openKfId,
        String syncToken,
        String eventId,
        @Nullable String traceParent) {
    public Doorbell {
        requireNonNull(corpId, "corpId");
        requireNonNull(openKfId, "openKfId");
        requireNonNull(syncToken, "syncToken");
        requireNonNull(eventId, "eventId");
    }
}
