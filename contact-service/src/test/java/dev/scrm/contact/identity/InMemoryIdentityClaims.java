package dev.scrm.contact.identity;

import static java.util.Comparator.comparing;

import dev.scrm.contact.contact.IdentityKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Claims without a database, for tests of what uses them. */
public final class InMemoryIdentityClaims implements IdentityClaims {
    private record Whose(String corpId, IdentityKey key) {}

    /** The one it belongs to first. */
    private final Map<Whose, List<IdentityClaim>> claims = new HashMap<>();

    @Override
    public synchronized void claim(String corpId, List<IdentityClaim> wished) {
        for (var claim : wished) {
            var all = claims.computeIfAbsent(new Whose(corpId, claim.key()), _ -> new ArrayList<>());
            var known = all.stream()
                    .filter(one -> one.contactId().equals(claim.contactId()))
                    .findFirst();
            if (known.isEmpty() && all.size() < MOST_CLAIMANTS) {
                all.add(claim);
            } else if (known.filter(one -> claim.verified() && !one.verified()).isPresent()) {
                all.set(all.indexOf(known.get()), claim);
            }
            if (claim.verified() && !all.getFirst().verified()) {
                all.removeIf(one -> one.contactId().equals(claim.contactId()));
                all.addFirst(claim);
            }
        }
    }

    @Override
    public synchronized void release(String corpId, List<IdentityClaim> withdrawn) {
        for (var claim : withdrawn) {
            var all = claims.getOrDefault(new Whose(corpId, claim.key()), new ArrayList<>());
            boolean owned = !all.isEmpty() && all.getFirst().contactId().equals(claim.contactId());
            all.removeIf(one -> one.contactId().equals(claim.contactId()));
            if (owned) {
                all.sort(comparing(one -> !one.verified()));
            }
        }
    }

    @Override
    public synchronized Map<IdentityKey, IdentityClaim> find(String corpId, Collection<IdentityKey> keys) {
        Map<IdentityKey, IdentityClaim> found = new HashMap<>();
        claimants(corpId, keys).forEach((key, all) -> found.put(key, all.getFirst()));
        return found;
    }

    @Override
    public synchronized Map<IdentityKey, List<IdentityClaim>> claimants(String corpId, Collection<IdentityKey> keys) {
        Map<IdentityKey, List<IdentityClaim>> found = new HashMap<>();
        for (var key : keys) {
            var all = claims.getOrDefault(new Whose(corpId, key), List.of());
            if (!all.isEmpty()) {
                found.put(key, List.copyOf(all));
            }
        }
        return found;
    }
}
