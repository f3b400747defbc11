package dev.scrm.contact.contact;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a contact for a viewer; one that the viewer may not see is as unknown as one that does not exist. Of one that was
 * merged into another the survivor is found.
 */
public final class FindContact {
    private final Contacts contacts;

    public FindContact(Contacts contacts) {
        this.contacts = contacts;
    }

    public Contact find(Viewer viewer, String contactId) {
        return findVersioned(viewer, contactId).contact();
    }

    /** As {@link #find}, with the version it has. */
    public VersionedContact findVersioned(Viewer viewer, String contactId) {
        var id = new ContactId(viewer.corpId(), contactId);
        return contacts.findVersionedSurvivor(id)
                .filter(seen -> !seen.contact().isWithdrawn() && (viewer.sees(seen.contact()) || seesPart(viewer, id)))
                .orElseThrow(() -> ContactRefused.unknown(id));
    }

    /** Whoever follows the contact itself has not to wait until the survivor knows of it. */
    private boolean seesPart(Viewer viewer, ContactId id) {
        return contacts.find(id).filter(Contact::isMerged).filter(viewer::sees).isPresent();
    }

    /** Of several what a viewer sees, by the ids that were asked for: with the survivors of those that were merged. */
    public Map<String, Contact> findAll(Viewer viewer, Collection<String> contactIds) {
        var seenAs = contacts.seenAs(viewer.corpId(), contactIds);
        var survivors = contacts.findAll(viewer.corpId(), Set.copyOf(seenAs.values()));
        Map<String, Contact> found = new HashMap<>();
        seenAs.forEach(
                (id, survivorId) -> Optional.ofNullable(survivors.get(new ContactId(viewer.corpId(), survivorId)))
                        .filter(contact -> !contact.isWithdrawn() && viewer.sees(contact))
                        .ifPresent(contact -> found.put(id, contact)));
        return found;
    }
}
