package dev.scrm.contact.contact;

import dev.scrm.contact.sealing.IdKey;

/**
 * The ids that follow from what people are known under. They are derived with a key, so that nobody finds a phone number by
 * trying all of them; but for WeCom's own names of customers, which the gateway derives contacts from as well.
 */
public final class IdentityIds {
    private final IdKey key;

    public IdentityIds(IdKey key) {
        this.key = key;
    }

    /** The contact that is born of an identity when nobody else has claimed it (design rule 9). */
    public ContactId firstContact(String corpId, IdentityKey identity) {
        return identity.contactInWecom(corpId)
                .orElseGet(() -> new ContactId(corpId, derived("contact-by-identity", corpId, identity)));
    }

    /** A word that stands for an identity and tells nobody what it is; the same for all of a corp. */
    public String word(String corpId, IdentityKey identity) {
        return derived("identity", corpId, identity);
    }

    private String derived(String kind, String corpId, IdentityKey identity) {
        return key.derived(kind, corpId, identity.type().word(), identity.scope(), identity.value());
    }
}
