package dev.scrm.gateway.reconciliation;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;

/**
 * What is remembered of a thing since it was last read: enough to see that it changed, not what it was.
 *
 * @param identity what names it, by the names it has in events
 * @param toldAs names under which a callback may tell of it
 * @param form of the digests
 * @param told digest of what WeCom calls back about
 * @param silent digest of the rest
 */
public record Known(
        Part part, String id, Map<String, String> identity, Set<String> toldAs, int form, String told, String silent) {
    public Known {
        requireNonNull(part, "part");
        requireNonNull(id, "id");
        identity = Map.copyOf(identity);
        toldAs = Set.copyOf(toldAs);
    }
}
