package dev.scrm.journey.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an input came from; what it leads to carries this on.
 *
 * @param time when it happened, in whole seconds where WeCom says so
 */
public record Cause(
        String eventId,
        Instant time,
        @Nullable String correlationId,
        @Nullable String traceParent) {}
