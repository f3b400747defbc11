package dev.scrm.contact.behavior;

import static java.util.stream.Collectors.groupingBy;

import dev.scrm.contact.behavior.Behaviors.Entry;
import dev.scrm.contact.behavior.Behaviors.OfContact;
import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.identity.IdentityClaims;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks up whose behaviours are, for all of a poll at once. */
final class Resolve {
    /**
     * Whose a behaviour is.
     *
     * @param contactId the contact that it stays with, whatever that is merged into
     * @param seenAs the contact that this one is seen as now
     */
    private record Owner(String contactId, String seenAs) {}

    /** A behaviour of somebody. */
    record Owned(Received received, String contactId, String seenAs) {
        Behavior behavior() {
            return received.behavior();
        }

        Entry entry() {
            return new Entry(received, contactId);
        }

        OfContact ofContact() {
            return new OfContact(behavior(), seenAs, contactId);
        }
    }

    /** Those of somebody and those of nobody, of each corp in the order in which they came. */
    record Resolved(List<Owned> somebodys, List<Received> nobodys) {}

    private final IdentityClaims claims;
    private final Contacts contacts;

    Resolve(IdentityClaims claims, Contacts contacts) {
        this.claims = claims;
        this.contacts = contacts;
    }

    Resolved resolve(List<Received> received) {
        var resolved = new Resolved(new ArrayList<>(), new ArrayList<>());
        received.stream()
                .collect(groupingBy(one -> one.behavior().corpId()))
                .forEach((corpId, ofCorp) -> resolve(corpId, ofCorp, resolved));
        return resolved;
    }

    private void resolve(String corpId, List<Received> received, Resolved resolved) {
        var owners = owners(corpId, received);
        for (var one : received) {
            var owner = owners.get(one.behavior().subject());
            if (owner == null) {
                resolved.nobodys().add(one);
            } else {
                resolved.somebodys().add(new Owned(one, owner.contactId(), owner.seenAs()));
            }
        }
    }

    private Map<Subject, Owner> owners(String corpId, List<Received> received) {
        Map<Subject, String> contactIds = new HashMap<>();
        Set<IdentityKey> keys = new HashSet<>();
        for (var one : received) {
            switch (one.behavior().subject()) {
                case Subject.OfContact subject -> contactIds.put(subject, subject.contactId());
                case Subject.OfIdentity(var key) -> keys.add(key);
            }
        }
        if (!keys.isEmpty()) {
            claims.find(corpId, keys)
                    .forEach((key, claim) -> contactIds.put(new Subject.OfIdentity(key), claim.contactId()));
        }
        Map<Subject, Owner> owners = new HashMap<>();
        if (!contactIds.isEmpty()) {
            var seenAs = seenAs(corpId, contactIds);
            contactIds.forEach((subject, contactId) -> {
                var survivor = seenAs.get(contactId);
                if (survivor != null) {
                    owners.put(subject, new Owner(contactId, survivor));
                }
            });
        }
        return owners;
    }

    /** Whoever has claimed an identity is there; whom a source names by a contact's id may be nobody. */
    private Map<String, String> seenAs(String corpId, Map<Subject, String> contactIds) {
        Set<String> named = new HashSet<>();
        Set<String> claimed = new HashSet<>();
        contactIds.forEach(
                (subject, contactId) -> (subject instanceof Subject.OfContact ? named : claimed).add(contactId));
        Map<String, String> seenAs = new HashMap<>();
        if (!claimed.isEmpty()) {
            seenAs.putAll(contacts.seenAsOfKnown(corpId, claimed));
        }
        if (!named.isEmpty()) {
            seenAs.putAll(contacts.seenAs(corpId, named));
        }
        return seenAs;
    }
}
