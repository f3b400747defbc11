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
    }

    /** How much there is of one contact, as {@link #erase} would tell it; nothing goes. */
    List<StoreReport> count(Whom whom);

    /** Takes away what is kept of one contact; as often as one likes. */
    List<StoreReport> erase(Whom whom);
}
