package dev.scrm.contact.contact;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.sealing.PersonalSeal;

/** Seals phone numbers and e-mail addresses for where they lie in a store; what else people are known under lies there as it is. */
public final class IdentitySeal {
    private final PersonalSeal seal;

    public IdentitySeal(PersonalSeal seal) {
        this.seal = seal;
    }

    /** Within a document, by its {@link PersonalSeal#place place}. */
    public Within within(String place) {
        return new Within(seal, place);
    }

    /** Identities of one document: what is sealed opens in it, and as what it was. */
    public record Within(PersonalSeal seal, String place) {
        public Within {
            requireNonNull(seal, "seal");
            requireNonNull(place, "place");
        }

        /** The value as it lies there. */
        public String stored(IdentityKey key) {
            return key.type().liesSealed() ? seal.seal(place(key.type()), key.value()) : key.value();
        }

        public IdentityKey key(IdentityType type, String scope, String stored) {
            return new IdentityKey(type, scope, type.liesSealed() ? seal.open(place(type), stored) : stored);
        }

        private String place(IdentityType type) {
            return place + ":" + type.word();
        }
    }
}
