package dev.scrm.contact.identity;

import dev.scrm.contact.contact.IdentityKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Which contacts identities belong to: each to the first that claims it, until one comes of whom a source is sure. Who claims it
 * besides is kept as well.
 */
public interface IdentityClaims {
    /** How many are kept of one identity: a shop's number is soon everybody's. */
    int MOST_CLAIMANTS = 20;

    /** Claims what nobody has, and what somebody has who is less sure of it. Claiming the same once more changes nothing. */
    void claim(String corpId, List<IdentityClaim> claims);

    /** Gives back what contacts have claimed and are known under no more: it is another's who claims it, or nobody's. */
    void release(String corpId, List<IdentityClaim> claims);

    /** The claims on those keys that are claimed. */
    Map<IdentityKey, IdentityClaim> find(String corpId, Collection<IdentityKey> keys);

    /** As {@link #find}, with all who are kept: first the one it belongs to. */
    Map<IdentityKey, List<IdentityClaim>> claimants(String corpId, Collection<IdentityKey> keys);
}
