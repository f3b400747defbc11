package dev.scrm.contact.identity;

import dev.scrm.contact.contact.IdentityKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Claims without a database, for tests of what uses them. */
public final class InMemoryIdentityClaims implements IdentityClaims {
    private record Whose(String corpId, IdentityKey key) {}

    private final Map<Whose, IdentityClaim> claims = new HashMap<>();

    @Override
    public synchronized void claim(String corpId, List<IdentityClaim> wished) {
        for (var claim : wished) {
            claims.merge(
                    new Whose(corpId, claim.key()),
                    claim,
                    (known, told) -> told.verified() && !known.verified() ? told : known);
        }
    }

    @Override
    public synchronized void release(String corpId, List<IdentityClaim> withdrawn) {
        withdrawn.forEach(claim -> claims.computeIfPresent(
                new Whose(corpId, claim.key()),
                (_, known) -> known.contactId().equals(claim.contactId()) ? null : known));
    }

    @Override
    public synchronized Map<IdentityKey, IdentityClaim> find(String corpId, Collection<IdentityKey> keys) {
        Map<IdentityKey, IdentityClaim> found = new HashMap<>();
        for (var key : keys) {
            var claim = claims.get(new Whose(corpId, key));
            if (claim != null) {
                found.put(key, claim);
            }
        }
        return found;
    }
}
