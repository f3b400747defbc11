package dev.scrm.contact.contact;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Lists the contacts a viewer sees. */
public final class ListContacts {
    private final Contacts contacts;

    public ListContacts(Contacts contacts) {
        this.contacts = contacts;
    }

    public ContactPage list(
            Viewer viewer,
            @Nullable String staffId,
            @Nullable String tagId,
            @Nullable String liveCode,
            int limit,
            @Nullable String cursor) {
        var followedBy = new ArrayList<>(viewer.followers());
        if (staffId != null) {
            followedBy.add(staffId);
        }
        return contacts.page(new ContactFilter(viewer.corpId(), followedBy, tagId, liveCode), limit, cursor);
    }
}
