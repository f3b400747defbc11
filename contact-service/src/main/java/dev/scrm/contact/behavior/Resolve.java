package dev.scrm.contact.behavior;

import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.identity.IdentityClaims;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks up whose behaviours are, for many at once. */
final class Resolve {
    /**
     * Whose a behaviour is.
     *
     * @param contactId the contact that it stays with, whatever that is merged into
     * @param seenAs the contact that this one is seen as now
     */
    record Owner(String contactId, String seenAs) {}

    private final IdentityClaims claims;
    private final Contacts contacts;

    Resolve(IdentityClaims claims, Contacts contacts) {
        this.claims = claims;
        this.contacts = contacts;
    }

    /** The owners of those that are somebody's; the others are not named. */
    Map<Subject, Owner> owners(String corpId, Collection<Subject> subjects) {
        Map<Subject, String> contactIds = new HashMap<>();
        Set<IdentityKey> keys = new HashSet<>();
        for (var subject : subjects) {
            switch (subject) {
                case Subject.OfContact(var contactId) -> contactIds.put(subject, contactId);
                case Subject.OfIdentity(var key) -> keys.add(key);
            }
        }
        if (!keys.isEmpty()) {
            claims.find(corpId, keys)
                    .forEach((key, claim) -> contactIds.put(new Subject.OfIdentity(key), claim.contactId()));
        }
        Map<Subject, Owner> owners = new HashMap<>();
        if (!contactIds.isEmpty()) {
            var seenAs = contacts.seenAs(corpId, Set.copyOf(contactIds.values()));
            contactIds.forEach((subject, contactId) -> {
                var survivor = seenAs.get(contactId);
                if (survivor != null) {
                    owners.put(subject, new Owner(contactId, survivor));
                }
            });
        }
        return owners;
    }
}
