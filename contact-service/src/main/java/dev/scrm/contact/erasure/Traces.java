package dev.scrm.contact.erasure;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.IdentityType;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * By what everything of a person is found once nobody knows who it was: ids only.
 *
 * @param contactIds all contacts that are the person
 * @param identities one for each identity that was ever known
 */
public record Traces(List<String> contactIds, List<OfIdentity> identities) {
    /**
     * What an identity leaves.
     *
     * @param bornId the contact that would be born of it
     * @param word for what waits for it
     */
    public record OfIdentity(IdentityType type, String bornId, String word) {
        public OfIdentity {
            requireNonNull(type, "type");
            requireNonNull(bornId, "bornId");
            requireNonNull(word, "word");
        }
    }

    public Traces {
        contactIds = contactIds.stream().sorted().distinct().toList();
        identities = List.copyOf(identities);
    }

    /** All of them with one of the contacts, none with the others: what they lead to is looked for once. */
    List<OfIdentity> identitiesWith(String contactId) {
        return contactIds.getFirst().equals(contactId) ? identities : List.of();
    }

    /** Which contacts it was: what they were known under nobody needs any more once it is done. */
    Traces withoutIdentities() {
        return new Traces(contactIds, List.of());
    }

    Traces and(Traces others) {
        var byWord = new TreeMap<String, OfIdentity>();
        identities.forEach(one -> byWord.put(one.word(), one));
        others.identities.forEach(one -> byWord.put(one.word(), one));
        return new Traces(
                Stream.concat(contactIds.stream(), others.contactIds.stream()).toList(), List.copyOf(byWord.values()));
    }
}
