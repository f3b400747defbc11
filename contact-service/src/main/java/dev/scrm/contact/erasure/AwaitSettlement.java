package dev.scrm.contact.erasure;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.Contacts;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells whether others may still have what was known of contacts that were erased: whoever they are, or were, seen as looks at them a
 * moment later, and is looked at itself.
 */
final class AwaitSettlement {
    private final Contacts contacts;

    AwaitSettlement(Contacts contacts) {
        this.contacts = contacts;
    }

    /** True when all that they might have been passed on to has seen that they are nobody, and has told so. */
    boolean isSettled(String corpId, Collection<String> contactIds) {
        var reached = new TreeSet<String>();
        Set<String> open = Set.copyOf(contactIds);
        while (!open.isEmpty()) {
            var found = contacts.findAll(corpId, open).values();
            if (found.stream().anyMatch(one -> !one.settlement().unsettled().isEmpty())
                    || contacts.haveUnpublished(corpId, open)) {
                return false;
            }
            reached.addAll(open);
            // Asked for after it was seen that nobody has to look any more: by then whoever looked has noted it.
            var next = new TreeSet<>(contacts.gaveBack(corpId, open));
            found.stream().map(Contact::survivorId).forEach(next::add);
            next.removeAll(reached);
            open = Set.copyOf(next);
        }
        return !contacts.haveToLook(corpId, contactIds);
    }
}
