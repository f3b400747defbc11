package dev.scrm.gateway.moments;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job of WeCom's that makes a moment.
 *
 * @param key of the command's record in Kafka; what is told of it gets the same
 * @param until WeCom knows a job for a day
 */
public record MomentJob(
        String corpId,
        String jobId,
        String commandId,
        @Nullable String correlationId,
        String key,
        Instant until) {
    public MomentJob {
        requireNonNull(corpId, "corpId");
        requireNonNull(jobId, "jobId");
        requireNonNull(commandId, "commandId");
        requireNonNull(key, "key");
        requireNonNull(until, "until");
    }
}
