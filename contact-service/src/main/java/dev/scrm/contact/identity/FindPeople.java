package dev.scrm.contact.identity;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.contact.IdentityKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Finds who is meant by identities, many at once: whoever claims them, or else the contact that would be born of them. */
public final class FindPeople {
    private final Contacts contacts;
    private final IdentityClaims claims;
    private final IdentityIds identityIds;

    public FindPeople(Contacts contacts, IdentityClaims claims, IdentityIds identityIds) {
        this.contacts = contacts;
        this.claims = claims;
        this.identityIds = identityIds;
    }

    /**
     * Whose the identities are.
     *
     * @param ids of the contacts that are seen under them now, or that would be born of them
     * @param contacts those of them that are there, by their ids; also such as are nobody any more
     */
    public record Found(Map<IdentityKey, String> ids, Map<String, Contact> contacts) {}

    public Found find(String corpId, Collection<IdentityKey> keys) {
        Map<IdentityKey, String> owners = new HashMap<>();
        keys.forEach(
                key -> owners.put(key, identityIds.firstContact(corpId, key).value()));
        claims.find(corpId, Set.copyOf(keys))
                .values()
                .forEach((IdentityClaim claim) -> owners.put(claim.key(), claim.contactId()));
        var seenAs = contacts.seenAs(corpId, Set.copyOf(owners.values()));
        Map<String, Contact> known = new HashMap<>();
        contacts.findAll(corpId, Set.copyOf(seenAs.values())).forEach((id, contact) -> known.put(id.value(), contact));
        owners.replaceAll((_, id) -> seenAs.getOrDefault(id, id));
        return new Found(owners, known);
    }
}
