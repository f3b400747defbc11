package dev.scrm.contact.contact;

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
                .filter(seen -> !seen.contact().isWithdrawn() && viewer.sees(seen.contact()))
                .orElseThrow(() -> ContactRefused.unknown(id));
    }
}
