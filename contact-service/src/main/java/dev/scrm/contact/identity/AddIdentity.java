package dev.scrm.contact.identity;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Adds to a contact under what else it is known; whoever else is known under it is found by what the contact then tells. */
public final class AddIdentity {
    private final Contacts contacts;
    private final Clock clock;

    AddIdentity(Contacts contacts, Clock clock) {
        this.contacts = contacts;
        this.clock = clock;
    }

    /** @param source who says so */
    public Contact add(ContactId id, IdentityKey key, boolean verified, String source) {
        var identity = new Identity(key, verified, source, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return contacts.update(id, known -> {
            Contact.requireRoomFor(List.of(key), known);
            return Contact.decide(known, id, new ContactFact.Identified(identity));
        });
    }
}
