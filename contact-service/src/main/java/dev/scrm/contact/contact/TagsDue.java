package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** When the next tag of a contact goes by itself. */
public record TagsDue(ContactId contact, Instant at) {
    public TagsDue {
        requireNonNull(contact, "contact");
        requireNonNull(at, "at");
    }
}
