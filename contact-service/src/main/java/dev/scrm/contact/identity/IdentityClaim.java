package dev.scrm.contact.identity;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.IdentityKey;

/**
 * That an identity belongs to a contact.
 *
 * @param contactId the contact that was first with it; seen as another one when it was merged since
 * @param verified true when a source made sure of it
 */
public record IdentityClaim(IdentityKey key, String contactId, boolean verified) {
    public IdentityClaim {
        requireNonNull(key, "key");
        requireNonNull(contactId, "contactId");
    }
}
