package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An event because of which a tag was decided.
 *
 * @param eventId its id, such as that of a behaviour
 * @param type what happened, such as {@code page-viewed}
 */
public record TagEvidence(String eventId, String type, Instant at) {
    /** How many events of one decision are kept. */
    public static final int AT_MOST = 3;

    public TagEvidence {
        requireNonNull(eventId, "eventId");
        requireNonNull(type, "type");
        requireNonNull(at, "at");
    }
}
