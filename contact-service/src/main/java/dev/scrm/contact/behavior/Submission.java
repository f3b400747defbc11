package dev.scrm.contact.behavior;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A behaviour as a source wrote it, of which nothing is sure yet; what is absent is null.
 *
 * @param messageId the source's own id of it
 * @param occurredAt when, in RFC 3339
 * @param contactId whose it is, for a source that knows contacts
 * @param identity whose it is, for one that knows people otherwise
 */
public record Submission(
        @Nullable String messageId,
        @Nullable String type,
        @Nullable String occurredAt,
        @Nullable String contactId,
        @Nullable Identified identity,
        @Nullable Map<String, Object> properties) {

    /** Under what a source knows a person, as it writes it. */
    public record Identified(
            @Nullable String type,
            @Nullable String scope,
            @Nullable String value) {}
}
