package dev.scrm.contact.identity;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.ContactRefused;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.Merge;
import dev.scrm.contact.contact.TellFirst;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Makes one person of contacts, and several again. What is merged is whom the two are seen as; should one of them be merged by
 * somebody else meanwhile, whom it is seen as then.
 */
public final class MergeContacts {
    /** A person whose contacts say all that they may still lies in one document. */
    static final int MOST_CONTACTS = 40;

    /** Half of what a record of Kafka holds: of two that are merged at the same moment with a third, both fit. */
    static final int MOST_BYTES = 500_000;

    private static final int TRIES = 12;

    private final Contacts contacts;
    private final Clock clock;

    public MergeContacts(Contacts contacts, Clock clock) {
        this.contacts = contacts;
        this.clock = clock;
    }

    /**
     * Merges two contacts, also when somebody parted them before.
     *
     * @param because why, as {@link Merge}
     * @return the one that both are seen as now
     */
    public Contact merge(ContactId one, ContactId other, String because) {
        return merge(one, other, because, false);
    }

    /** As {@link #merge(ContactId, ContactId, String)}, but leaves apart what somebody parted. */
    Contact mergeByItself(ContactId one, ContactId other, String because) {
        return merge(one, other, because, true);
    }

    private Contact merge(ContactId one, ContactId other, String because, boolean byItself) {
        for (int i = 0; i < TRIES; i++) {
            var first = seenAs(one);
            var second = seenAs(other);
            if (first.id().equals(second.id()) || (byItself && first.isKeptApartFrom(second))) {
                return first;
            }
            requireRoom(first, second);
            var survivor = Contact.survivor(first, second);
            var merged = survivor.id().equals(first.id()) ? second : first;
            var merge = new Merge(survivor.id().value(), because, now());
            try {
                TellFirst.thenWrite(contacts, () -> contacts.update(merged.id(), contact -> contact.mergeInto(merge)));
                return survivor;
            } catch (ContactRefused refused) {
                if (!refused.code().equals(ContactRefused.MERGED)) {
                    throw refused;
                }
            }
        }
        throw new IllegalStateException("Expected to merge " + one.value() + " and " + other.value() + " in " + TRIES
                + " tries, but others merged them each time");
    }

    /** What was merged a moment ago the survivors have perhaps not seen. */
    private void requireRoom(Contact first, Contact second) {
        var corpId = first.id().corpId();
        var seen = first.everyId();
        seen.addAll(second.everyId());
        var unseen = new HashSet<>(contacts.mergedInto(
                corpId, List.of(first.id().value(), second.id().value())));
        unseen.removeAll(seen);
        if (seen.size() + unseen.size() > MOST_CONTACTS) {
            throw ContactRefused.mergesTooMany(MOST_CONTACTS);
        }
        var all = new ArrayList<>(List.of(first, second));
        if (!unseen.isEmpty()) {
            all.addAll(contacts.findAll(corpId, unseen).values());
        }
        if (Contact.bytesTogether(all) > MOST_BYTES) {
            throw ContactRefused.mergeTooLarge(MOST_BYTES);
        }
    }

    /** Undoes the merge of a contact into another. */
    public Contact unmerge(ContactId id, String because) {
        var at = now();
        return contacts.update(id, contact -> contact.unmerge(because, at));
    }

    /** The contact that one is seen as; itself when it was not merged. */
    Contact seenAs(ContactId id) {
        return contacts.findSurvivor(id).orElseThrow(() -> ContactRefused.unknown(id));
    }

    /** As exact as the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
