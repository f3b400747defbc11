package dev.scrm.contact.behavior;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.contact.contact.IdentityKey;

/** Whose behaviour it is, as far as its source knows. */
public sealed interface Subject {
    /** A contact's, by its id. */
    record OfContact(String contactId) implements Subject {
        public OfContact {
            requireNonNull(contactId, "contactId");
        }
    }

    /** Whoever is known under an identity. */
    record OfIdentity(IdentityKey key) implements Subject {
        public OfIdentity {
            requireNonNull(key, "key");
        }
    }

    /** What behaviours wait for that are nobody's yet: a word that tells nobody who it is. */
    default String awaited(String corpId, IdentityIds ids) {
        return switch (this) {
            case OfContact(var contactId) -> awaitedContact(contactId);
            case OfIdentity(var key) -> awaitedIdentity(corpId, key, ids);
        };
    }

    /** Under what its source knows whose it is: {@code contact}, or a type of identity. */
    default String kind() {
        return switch (this) {
            case OfContact _ -> "contact";
            case OfIdentity(var key) -> key.type().word();
        };
    }

    static String awaitedContact(String contactId) {
        return "contact:" + contactId;
    }

    static String awaitedIdentity(String corpId, IdentityKey key, IdentityIds ids) {
        return "identity:" + ids.word(corpId, key);
    }
}
