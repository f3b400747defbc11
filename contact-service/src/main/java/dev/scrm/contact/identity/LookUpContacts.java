package dev.scrm.contact.identity;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.Viewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds out whose an identity is: for a call that comes in, and for systems that know people under their own ids. */
public final class LookUpContacts {
    /** Each is a read of its own in a store. */
    public static final int MOST_AT_ONCE = 100;

    private final IdentityClaims claims;
    private final FindContact findContact;

    LookUpContacts(IdentityClaims claims, FindContact findContact) {
        this.claims = claims;
        this.findContact = findContact;
    }

    /** The contacts that have them, as far as the viewer sees those; of one that was merged the survivor. */
    public Map<IdentityKey, Contact> lookUp(Viewer viewer, Collection<IdentityKey> keys) {
        if (keys.isEmpty() || keys.size() > MOST_AT_ONCE) {
            throw IdentityRefused.invalid("identities", "1 to %d".formatted(MOST_AT_ONCE));
        }
        var claimed = claims.find(viewer.corpId(), keys);
        Map<IdentityKey, String> owners = new HashMap<>();
        keys.forEach(key -> owner(viewer.corpId(), key, claimed).ifPresent(owner -> owners.put(key, owner)));
        var found = findContact.findAll(viewer, owners.values());
        Map<IdentityKey, Contact> contacts = new HashMap<>();
        owners.forEach(
                (key, owner) -> Optional.ofNullable(found.get(owner)).ifPresent(contact -> contacts.put(key, contact)));
        return contacts;
    }

    /** What WeCom calls a corp's customer is claimed by nobody: the contact was born of it. */
    private static Optional<String> owner(String corpId, IdentityKey key, Map<IdentityKey, IdentityClaim> claimed) {
        return key.contactInWecom(corpId)
                .map(ContactId::value)
                .or(() -> Optional.ofNullable(claimed.get(key)).map(IdentityClaim::contactId));
    }
}
