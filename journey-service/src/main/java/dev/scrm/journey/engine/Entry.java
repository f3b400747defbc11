package dev.scrm.journey.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What let a contact into a journey.
 *
 * @param time of the event, by WeCom's clock in whole seconds: the welcome code's 20 s count from it
 */
public record Entry(
        String eventId,
        Instant time,
        String externalUserId,
        String staffId,
        @Nullable String liveCode,
        @Nullable String welcomeCode,
        @Nullable String correlationId,
        @Nullable String traceParent) {

    static Entry by(Input.ContactAdded added) {
        return new Entry(
                added.cause().eventId(),
                added.cause().time(),
                added.externalUserId(),
                added.staffId(),
                added.liveCode(),
                added.welcomeCode(),
                added.cause().correlationId(),
                added.cause().traceParent());
    }
}
