package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * That a contact was merged into another.
 *
 * @param survivorId the contact it is seen as now
 * @param because why, such as {@code identity:union-id} or {@code by:lin.wei}
 */
public record Merge(String survivorId, String because, Instant at) {
    public Merge {
        requireNonNull(survivorId, "survivorId");
        requireNonNull(because, "because");
        requireNonNull(at, "at");
    }
}
