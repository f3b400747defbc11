package dev.scrm.contact.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Links records into the chain of their corp. One consumer does so for a corp at a time; should two do it for a moment, the places
 * of the chain decide who was first, and the other begins again.
 */
public final class LinkRecords {
    private static final int MOST_TRIES = 20;

    private final AuditChains chains;
    private final HeadSeal seal;

    LinkRecords(AuditChains chains, HeadSeal seal) {
        this.chains = chains;
        this.seal = seal;
    }

    /** @param records of one corp, in their order; those that are linked already stay where they are */
    public void link(String corpId, List<AuditRecord> records) {
        Map<String, AuditRecord> byId = new LinkedHashMap<>();
        records.forEach(record -> byId.putIfAbsent(record.id(), record));
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var linked = linkedToEnd(corpId, byId);
            if (linked.isEmpty() || chains.append(linked)) {
                keepHead(corpId);
                return;
            }
        }
        throw new IllegalStateException("Expected to link records of %s within %d tries".formatted(corpId, MOST_TRIES));
    }

    private List<LinkedRecord> linkedToEnd(String corpId, Map<String, AuditRecord> byId) {
        var known = chains.linked(corpId, byId.keySet());
        List<LinkedRecord> linked = new ArrayList<>();
        var place = end(corpId);
        for (var record : byId.values()) {
            if (!known.contains(record.id())) {
                var next = LinkedRecord.after(place, record);
                linked.add(next);
                place = next.place();
            }
        }
        return linked;
    }

    /**
     * Where a chain was cut off it goes on behind the cut: to go on before it would hide what is missing. What a head says that
     * nobody sealed here counts for nothing.
     */
    private ChainPlace end(String corpId) {
        var last = chains.last(corpId).orElse(ChainPlace.START);
        return chains.head(corpId)
                .filter(head -> seal.isSealed(corpId, head))
                .map(ChainHead::place)
                .filter(head -> head.sequence() > last.sequence())
                .orElse(last);
    }

    /** A head that nobody sealed here stays: it is what tells of it. */
    private void keepHead(String corpId) {
        var head = chains.head(corpId);
        if (head.isEmpty() || seal.isSealed(corpId, head.get())) {
            chains.last(corpId).ifPresent(last -> chains.keepHead(corpId, seal.seal(corpId, last)));
        }
    }
}
