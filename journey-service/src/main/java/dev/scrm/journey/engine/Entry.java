package dev.scrm.journey.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What let a contact into a journey.
 *
 * @param time of the event, by WeCom's clock in whole seconds
 * @param receivedAt when the gateway had it, by the gateway's clock, in milliseconds
 * @param agentId the app that got the welcome code
 */
public record Entry(
        String eventId,
        Instant time,
        Instant receivedAt,
        String externalUserId,
        String staffId,
        @Nullable String liveCode,
        @Nullable String welcomeCode,
        @Nullable String agentId,
        @Nullable String correlationId,
        @Nullable String traceParent) {

    static Entry by(Input.ContactAdded added) {
        return new Entry(
                added.cause().eventId(),
                added.cause().time(),
                added.receivedAt(),
                added.externalUserId(),
                added.staffId(),
                added.liveCode(),
                added.welcomeCode(),
                added.agentId(),
                added.cause().correlationId(),
                added.cause().traceParent());
    }
}
