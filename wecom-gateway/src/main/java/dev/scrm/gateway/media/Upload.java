package dev.scrm.gateway.media;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as WeCom has it.
 *
 * @param wecomId WeCom's media_id
 * @param usableUntil well before WeCom forgets it after three days
 * @param replacedAt when it took the place of an earlier upload; null for the first one
 */
public record Upload(
        String wecomId,
        Instant uploadedAt,
        Instant usableUntil,
        @Nullable Instant replacedAt) {
    public Upload {
        requireNonNull(wecomId, "wecomId");
        requireNonNull(uploadedAt, "uploadedAt");
        requireNonNull(usableUntil, "usableUntil");
    }

    /** Whether a request that was made after that may have named an earlier upload. */
    public boolean isNewerThan(Instant since) {
        return replacedAt != null && !replacedAt.isBefore(since);
    }
}
