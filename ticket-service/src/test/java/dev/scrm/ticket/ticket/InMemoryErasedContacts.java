package dev.scrm.ticket.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Erased contacts in memory. */
public final class InMemoryErasedContacts implements ErasedContacts {
    private final Map<String, Instant> erased = new HashMap<>();

    @Override
    public void note(String corpId, String contactId, Instant erasedAt) {
        erased.merge(corpId + ":" + contactId, erasedAt, (one, other) -> one.isAfter(other) ? one : other);
    }

    @Override
    public Map<String, Instant> erasedAt(String corpId, Collection<String> contactIds) {
        Map<String, Instant> found = new HashMap<>();
        contactIds.forEach(id -> {
            var at = erased.get(corpId + ":" + id);
            if (at != null) {
                found.put(id, at);
            }
        });
        return found;
    }
}
