package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

/**
 * A contact as somebody has seen it.
 *
 * @param version every write of the contact makes the next one
 */
public record VersionedContact(Contact contact, long version) {
    public VersionedContact {
        requireNonNull(contact, "contact");
    }
}
