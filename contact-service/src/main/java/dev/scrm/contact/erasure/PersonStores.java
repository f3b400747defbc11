package dev.scrm.contact.erasure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Everything this service keeps of people beside the contacts themselves. */
public interface PersonStores {
    /**
     * Whose traces are to go.
     *
     * @param person ids of all contacts of the person
     * @param identities all that were ever known of the person; of one of the person's contacts only, since they are the same
     * @param erasedAt what is dated later is somebody's who has begun anew
     * @param knownAgain words of the identities under which the contact is known since
     */
    record Whom(
            String corpId,
            String contactId,
            Set<String> person,
            List<Traces.OfIdentity> identities,
            Instant erasedAt,
            Set<String> knownAgain) {
        public Whom {
            requireNonNull(corpId, "corpId");
            requireNonNull(contactId, "contactId");
            person = Set.copyOf(person);
            identities = List.copyOf(identities);
            requireNonNull(erasedAt, "erasedAt");
            knownAgain = Set.copyOf(knownAgain);
        }

        /** True of one of the person's contacts: with it goes what is of the whole person, or of the corp, so that it is counted once. */
        public boolean standsForAll() {
            return person.stream().allMatch(other -> contactId.compareTo(other) <= 0);
        }
    }

    /** What there is of one contact. */
    interface Found {
        /** How much it is, as {@link #erase} would tell it; nothing goes. */
        List<StoreReport> counted();

        /** Takes it away; as often as one likes. */
        List<StoreReport> erase();
    }

    /** Looks for what is kept of one contact: what can only be found by reading all of a corp's is read once. */
    Found find(Whom whom);

    /** Takes away what has come since {@link #find} looked. */
    void eraseLate(Whom whom);

    /** Contacts of others that have now, and not alone, what the person was known under. */
    Set<String> heirs(String corpId, Traces traces);
}
