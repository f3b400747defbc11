package dev.scrm.contact.identity;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.ContactRefused;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Adds to a contact under what else it is known; whoever else is known under it is found by what the contact then tells. */
public final class AddIdentity {
    /** Nobody is known under so many; a program that adds one after the other is. */
    static final int MOST = 100;

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
            requireRoom(known, key);
            return Contact.decide(known, id, new ContactFact.Identified(identity));
        });
    }

    private static void requireRoom(Contact known, IdentityKey key) {
        var identities = known.facts().standingIdentities();
        if (identities.size() >= MOST
                && identities.stream().noneMatch(one -> one.key().equals(key))) {
            throw ContactRefused.identitiesTooMany(MOST);
        }
    }
}
