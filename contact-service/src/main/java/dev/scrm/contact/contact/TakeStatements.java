package dev.scrm.contact.contact;

import dev.scrm.platform.events.Decision;
import java.util.Optional;
import java.util.function.Function;

/**
 * Notes what is said of a contact by who may see it. Of one that was merged it is noted of the survivor, whose person it is said
 * of; the survivor keeps it when the two are parted.
 */
final class TakeStatements {
    private static final int TRIES = 12;

    private final Contacts contacts;

    private final FindContact findContact;

    TakeStatements(Contacts contacts) {
        this.contacts = contacts;
        this.findContact = new FindContact(contacts);
    }

    /** What a caller finds who asks before anything is said; refused when it may not see it or has seen something else. */
    VersionedContact check(Viewer viewer, String contactId, Precondition precondition) {
        var seen = findContact.findVersioned(viewer, contactId);
        precondition.check(seen);
        return seen;
    }

    /** @param told what is said, given the person as it is; nothing when that is known */
    VersionedContact take(
            Viewer viewer, String contactId, Precondition precondition, Function<Person, Optional<Statements>> told) {
        for (int i = 0; i < TRIES; i++) {
            var survivor = findContact.find(viewer, contactId).id();
            try {
                return contacts.updateVersioned(survivor, seen -> {
                    if (!viewer.sees(seen.contact())) {
                        throw ContactRefused.unknown(new ContactId(viewer.corpId(), contactId));
                    }
                    if (seen.contact().isMerged()) {
                        throw ContactRefused.merged(survivor, seen.contact().survivorId());
                    }
                    precondition.check(seen);
                    return decide(seen.contact(), told);
                });
            } catch (ContactRefused refused) {
                // Somebody merged it between the two looks: the next one leads on.
                if (!refused.code().equals(ContactRefused.MERGED)) {
                    throw refused;
                }
            }
        }
        throw new IllegalStateException("Expected to find who %s is seen as in %d tries".formatted(contactId, TRIES));
    }

    private static Decision<Contact, ContactEvent> decide(
            Contact contact, Function<Person, Optional<Statements>> told) {
        return told.apply(contact.person())
                .map(statements ->
                        Contact.decide(contact, contact.id(), new ContactFact.Stated(statements, statements.toldAt())))
                .orElseGet(() -> Decision.unchanged(contact));
    }
}
