package dev.scrm.contact.contact;

import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.TagCatalogue;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes tags off whose time is over, and those that were deleted. It does not matter how many do so at once. */
public final class EndTags {
    private static final int AT_ONCE = 200;

    private final Contacts contacts;
    private final TagCatalogue catalogue;
    private final Clock clock;

    EndTags(Contacts contacts, TagCatalogue catalogue, Clock clock) {
        this.contacts = contacts;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Takes off all whose time is over. One that cannot be changed holds up no other, and is due again at the next look. */
    public void expire() {
        var now = clock.instant();
        List<ContactId> due;
        @Nullable RuntimeException failed = null;
        do {
            due = contacts.findTagsDue(now, AT_ONCE);
            for (var id : due) {
                try {
                    contacts.update(id, contact -> contact.expireTags(now));
                } catch (RuntimeException e) {
                    failed = failed == null ? e : failed;
                }
            }
        } while (due.size() == AT_ONCE && failed == null);
        if (failed != null) {
            throw failed;
        }
    }

    /** Takes deleted tags off all contacts. One counts as gone when a look at all had nothing to do. */
    public void removeDeleted() {
        for (var tag : catalogue.leaving(AT_ONCE)) {
            if (!removeFromAll(tag)) {
                catalogue.update(tag.corpId(), tag.id(), known -> (known == null ? tag : known).left());
            }
        }
    }

    private boolean removeFromAll(CatalogueTag tag) {
        var filter = ContactFilter.taggedWith(tag.corpId(), tag.id());
        boolean found = false;
        @Nullable String cursor = null;
        do {
            var page = contacts.page(filter, AT_ONCE, cursor);
            for (var contact : page.items()) {
                var left = contacts.update(contact.id(), known -> known.loseTag(tag.id(), tag.toldAt()));
                found |= !left.equals(contact);
            }
            cursor = page.next();
        } while (cursor != null);
        return found;
    }
}
