package dev.scrm.contact.contact;

import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.TagCatalogue;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** What failed of many: the others are done all the same, and then the first of them flies. */
    private static final class Failures {
        private @Nullable RuntimeException first;

        void trying(Runnable one) {
            try {
                one.run();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }

        void fly() {
            if (first != null) {
                throw first;
            }
        }
    }

    /** Takes off all whose time is over. One that cannot be changed holds up no other, and is due again at the next look. */
    public void expire() {
        var now = clock.instant();
        var failures = new Failures();
        List<TagsDue> due;
        @Nullable TagsDue last = null;
        do {
            due = contacts.findTagsDue(now, AT_ONCE, last);
            for (var one : due) {
                failures.trying(() -> contacts.update(one.contact(), contact -> contact.expireTags(now)));
                last = one;
            }
        } while (due.size() == AT_ONCE);
        failures.fly();
    }

    /**
     * Takes deleted tags off all contacts. One counts as gone when a look at all had nothing to do; a contact that cannot be changed holds
     * up no other contact and no other tag.
     */
    public void removeDeleted() {
        var failures = new Failures();
        List<CatalogueTag> leaving;
        @Nullable CatalogueTag last = null;
        do {
            leaving = catalogue.leaving(AT_ONCE, last);
            for (var tag : leaving) {
                failures.trying(() -> remove(tag));
                last = tag;
            }
        } while (leaving.size() == AT_ONCE);
        failures.fly();
    }

    private void remove(CatalogueTag tag) {
        if (!removeFromAll(tag)) {
            catalogue.update(tag.corpId(), tag.id(), known -> (known == null ? tag : known).left());
        }
    }

    private boolean removeFromAll(CatalogueTag tag) {
        var filter = ContactFilter.taggedWith(tag.corpId(), tag.id());
        var failures = new Failures();
        var found = new AtomicBoolean();
        @Nullable String cursor = null;
        do {
            var page = contacts.page(filter, AT_ONCE, cursor);
            for (var contact : page.items()) {
                failures.trying(() -> {
                    var left = contacts.update(contact.id(), known -> known.loseTag(tag.id(), tag.toldAt()));
                    found.compareAndSet(false, !left.equals(contact));
                });
            }
            cursor = page.next();
        } while (cursor != null);
        failures.fly();
        return found.get();
    }
}
